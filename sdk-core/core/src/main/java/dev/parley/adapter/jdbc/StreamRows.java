// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
import dev.parley.application.store.PartPlace;
import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StoredPart;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Events and heads: an append moves the head on from the version that its writer saw, or is a conflict. */
final class StreamRows {
    private static final CommitResult CONFLICT = new CommitResult.Conflict();
    private static final int ROWS = 500;
    private static final String RANGE = " tenant = ? AND negotiation = ? AND seq > ? AND seq <= ?";

    private final Schema schema;
    private final SnapshotRows snapshots;
    private final String move;
    private final String erase;
    private final String events;

    StreamRows(Schema schema, SnapshotRows snapshots) {
        this.schema = schema;
        this.snapshots = snapshots;
        move = schema.sql("UPDATE {heads} SET version = ?, is_open = ?, phase = ?, next_deadline = ?, due_at = ?,"
                + " listing = ?, category = ?, protocol_name = ?, protocol_version = ?, opened_at = ?, updated_at = ?, erased = ?"
                + " WHERE tenant = ? AND negotiation = ? AND version = ?");
        erase = schema.sql("UPDATE {parts} SET salt = NULL, content = NULL"
                + " WHERE tenant = ? AND negotiation = ? AND (seq, part) IN (");
        events = schema.sql("SELECT seq, header, previous, hash, NULL AS part, NULL AS audience, NULL AS commitment,"
                + " NULL AS salt, NULL AS content FROM {events} WHERE" + RANGE
                + " UNION ALL SELECT seq, NULL, NULL, NULL, part, audience, commitment, salt, content FROM {parts}"
                + " WHERE" + RANGE + " ORDER BY 1, 5 NULLS FIRST");
    }

    List<GuardedStatement> steps(StreamAppend append) {
        Head head = append.head();
        List<GuardedStatement> steps = new ArrayList<>();
        List<Seat> seats = new ArrayList<>(append.joined());
        if (append.expectedVersion() == 0) {
            steps.add(create(head));
            seats.addAll(head.seats());
        } else {
            steps.add(GuardedStatement.orElse(
                    CONFLICT,
                    move,
                    moveParameters(head, append.expectedVersion()).toArray()));
        }
        steps.addAll(
                inserts("seats", seats.stream().map(seat -> seatRow(head, seat)).toList()));
        steps.addAll(insertEvents(head, append.events()));
        steps.addAll(erase(head, append.erased()));
        return steps;
    }

    private List<GuardedStatement> erase(Head head, List<PartPlace> places) {
        List<GuardedStatement> steps = new ArrayList<>();
        for (int from = 0; from < places.size(); from += ROWS) {
            List<PartPlace> some = places.subList(from, Math.min(from + ROWS, places.size()));
            List<Object> parameters =
                    new ArrayList<>(List.of(head.tenant().value(), head.id().value()));
            some.forEach(place -> parameters.addAll(List.of(place.seq(), place.part())));
            String sql = erase + String.join(", ", Collections.nCopies(some.size(), "(?, ?)")) + ")";
            steps.add(GuardedStatement.of(sql, parameters.toArray()));
        }
        if (!places.isEmpty()) {
            steps.add(snapshots.forget(head.tenant(), head.id()));
        }
        return steps;
    }

    private GuardedStatement create(Head head) {
        Columns row = new Columns()
                .key("tenant", head.tenant().value())
                .key("negotiation", head.id().value())
                .and("version", head.version())
                .and("is_open", head.open())
                .and("phase", head.phase())
                .and("next_deadline", Parameters.instant(head.nextDeadline()))
                .and("due_at", dueAt(head))
                .and("seats", seatsJson(head))
                .and("listing", head.listing().value())
                .and("category", head.category())
                .and("protocol_name", head.protocol().name())
                .and("protocol_version", head.protocol().version())
                .and("opened_at", head.openedAt())
                .and("updated_at", head.updatedAt())
                .and("erased", head.erased());
        return schema.dialect()
                .insertIfAbsent(
                        schema.table("heads"),
                        row,
                        (rows, connection) -> rows > 0 ? Optional.empty() : Optional.of(CONFLICT));
    }

    private static List<Object> moveParameters(Head head, long expectedVersion) {
        return List.of(
                head.version(),
                head.open(),
                head.phase(),
                Parameters.instant(head.nextDeadline()),
                dueAt(head),
                head.listing().value(),
                head.category(),
                head.protocol().name(),
                head.protocol().version(),
                head.openedAt(),
                head.updatedAt(),
                head.erased(),
                head.tenant().value(),
                head.id().value(),
                expectedVersion);
    }

    private static Object dueAt(Head head) {
        return Parameters.instant(head.open() ? head.nextDeadline() : Optional.empty());
    }

    private static Json seatsJson(Head head) {
        return Json.array(head.seats(), Seat::toJson);
    }

    private static Columns seatRow(Head head, Seat seat) {
        return new Columns()
                .key("tenant", head.tenant().value())
                .key("negotiation", head.id().value())
                .key("seat", seat.id().value())
                .and("role", seat.role().name())
                .and("principal", seat.principal().value())
                .and("listing", head.listing().value());
    }

    private List<GuardedStatement> insertEvents(Head head, List<StoredEvent> appended) {
        List<Columns> eventRows = new ArrayList<>();
        List<Columns> partRows = new ArrayList<>();
        for (StoredEvent event : appended) {
            eventRows.add(place(head, event)
                    .and("header", event.header())
                    .and("previous", event.previous())
                    .and("hash", event.hash()));
            for (int i = 0; i < event.parts().size(); i++) {
                partRows.add(partRow(head, event, i));
            }
        }
        List<GuardedStatement> steps = new ArrayList<>(inserts("events", eventRows));
        steps.addAll(inserts("parts", partRows));
        return steps;
    }

    /** A statement takes so many parameters and no more. */
    private List<GuardedStatement> inserts(String table, List<Columns> rows) {
        List<GuardedStatement> steps = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS) {
            List<Columns> some = rows.subList(from, Math.min(from + ROWS, rows.size()));
            steps.add(schema.dialect().insertAll(schema.table(table), some));
        }
        return steps;
    }

    private static Columns place(Head head, StoredEvent event) {
        return new Columns()
                .key("tenant", head.tenant().value())
                .key("negotiation", head.id().value())
                .key("seq", event.seq());
    }

    private static Columns partRow(Head head, StoredEvent event, int index) {
        StoredPart part = event.parts().get(index);
        return place(head, event)
                .key("part", index)
                .and("audience", part.audience())
                .and("commitment", part.commitment())
                .and("salt", Parameters.bytes(part.salt()))
                .and("content", Parameters.bytes(part.content()));
    }

    /**
     * Events and parts are read side by side, each from its own key, and brought together here: what a planner thinks of
     * a join of tables that grow by the minute is anybody's guess.
     */
    List<StoredEvent> events(Connection connection, Tenant tenant, NegotiationId negotiation, long after, int limit)
            throws SQLException {
        List<Object> range = List.of(tenant.value(), negotiation.value(), after, Math.addExact(after, limit));
        List<Object> both = new ArrayList<>(range);
        both.addAll(range);
        List<StoredEvent> read = new ArrayList<>();
        List<EventRow> rows = schema.list(connection, EventRow::read, events, both);
        for (int i = 0; i < rows.size(); ) {
            int next = i + 1;
            while (next < rows.size() && rows.get(next) instanceof EventRow.Part) {
                next++;
            }
            read.add(event(rows.subList(i, next)));
            i = next;
        }
        return List.copyOf(read);
    }

    private static StoredEvent event(List<EventRow> rows) {
        EventRow.Event event = (EventRow.Event) rows.get(0);
        List<StoredPart> parts = rows.subList(1, rows.size()).stream()
                .map(row -> ((EventRow.Part) row).part())
                .toList();
        return new StoredEvent(event.seq(), event.header(), event.previous(), event.hash(), parts);
    }

    /** A row of an event, or of one of its parts, which come behind it. */
    private sealed interface EventRow {
        record Event(long seq, Bytes header, Hash previous, Hash hash) implements EventRow {}

        record Part(StoredPart part) implements EventRow {}

        static EventRow read(Row row) throws SQLException {
            Optional<String> audience = row.optionalText("audience");
            return audience.isEmpty()
                    ? new Event(row.number("seq"), row.bytes("header"), row.hash("previous"), row.hash("hash"))
                    : new Part(new StoredPart(
                            audience.get(),
                            row.bytes("commitment"),
                            row.optionalBytes("salt"),
                            row.optionalBytes("content")));
        }
    }
}
