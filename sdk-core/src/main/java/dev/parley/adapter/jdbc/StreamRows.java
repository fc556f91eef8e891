package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
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
import java.util.List;
import java.util.Optional;

/** Events and heads: an append moves the head on from the version that its writer saw, or is a conflict. */
final class StreamRows {
    private static final CommitResult CONFLICT = new CommitResult.Conflict();

    private final Schema schema;
    private final String move;
    private final String deleteSeats;
    private final String events;

    StreamRows(Schema schema) {
        this.schema = schema;
        move = schema.sql("UPDATE {heads} SET version = ?, is_open = ?, phase = ?, next_deadline = ?, due_at = ?,"
                + " seats = ?, listing = ?, protocol_name = ?, protocol_version = ?, opened_at = ?, updated_at = ?"
                + " WHERE tenant = ? AND negotiation = ? AND version = ?");
        deleteSeats = schema.sql("DELETE FROM {seats} WHERE tenant = ? AND negotiation = ?");
        events = schema.sql("SELECT e.seq, e.header, e.previous, e.hash, p.part, p.audience, p.commitment, p.salt,"
                + " p.content FROM {events} e LEFT JOIN {parts} p ON p.tenant = e.tenant"
                + " AND p.negotiation = e.negotiation AND p.seq = e.seq"
                + " WHERE e.tenant = ? AND e.negotiation = ? AND e.seq > ? ORDER BY e.seq, p.part");
    }

    List<Step> steps(StreamAppend append) {
        Head head = append.head();
        List<Step> steps = new ArrayList<>();
        if (append.expectedVersion() == 0) {
            steps.add(create(head));
            if (!head.seats().isEmpty()) {
                steps.add(insertSeats(head));
            }
        } else {
            steps.add(moveWithSameSeats(head, append.expectedVersion()));
        }
        steps.addAll(insertEvents(head, append.events()));
        return steps;
    }

    private Step create(Head head) {
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
                .and("protocol_name", head.protocol().name())
                .and("protocol_version", head.protocol().version())
                .and("opened_at", head.openedAt())
                .and("updated_at", head.updatedAt());
        return schema.dialect()
                .insertIfAbsent(
                        schema.table("heads"),
                        row,
                        (rows, connection) -> rows > 0 ? Optional.empty() : Optional.of(CONFLICT));
    }

    /** Seats hardly ever change, so the rows that list them are written anew only when this update finds others. */
    private Step moveWithSameSeats(Head head, long expectedVersion) {
        List<Object> values = moveParameters(head, expectedVersion);
        List<Object> withSeats = new ArrayList<>(values);
        withSeats.add(seatsJson(head));
        return new Step(
                move + " AND seats = ?",
                List.copyOf(withSeats),
                (rows, connection) -> rows > 0 ? Optional.empty() : moveWithOtherSeats(connection, head, values));
    }

    private Optional<CommitResult> moveWithOtherSeats(Connection connection, Head head, List<Object> values)
            throws SQLException {
        if (schema.update(connection, move, values.toArray()) == 0) {
            return Optional.of(CONFLICT);
        }
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(deleteSeats, head.tenant().value(), head.id().value()));
        if (!head.seats().isEmpty()) {
            steps.add(insertSeats(head));
        }
        return schema.dialect().run(connection, steps);
    }

    private static List<Object> moveParameters(Head head, long expectedVersion) {
        return List.of(
                head.version(),
                head.open(),
                head.phase(),
                Parameters.instant(head.nextDeadline()),
                dueAt(head),
                seatsJson(head),
                head.listing().value(),
                head.protocol().name(),
                head.protocol().version(),
                head.openedAt(),
                head.updatedAt(),
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

    private Step insertSeats(Head head) {
        List<Columns> rows = head.seats().stream()
                .map(seat -> new Columns()
                        .key("tenant", head.tenant().value())
                        .key("negotiation", head.id().value())
                        .key("seat", seat.id().value())
                        .and("role", seat.role().name())
                        .and("principal", seat.principal().value()))
                .toList();
        return schema.dialect().insertAll(schema.table("seats"), rows);
    }

    private List<Step> insertEvents(Head head, List<StoredEvent> appended) {
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
        List<Step> steps = new ArrayList<>();
        steps.add(schema.dialect().insertAll(schema.table("events"), eventRows));
        if (!partRows.isEmpty()) {
            steps.add(schema.dialect().insertAll(schema.table("parts"), partRows));
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

    List<StoredEvent> events(Connection connection, Tenant tenant, NegotiationId negotiation, long after)
            throws SQLException {
        List<EventPart> rows = schema.list(
                connection, StreamRows::eventPart, events, List.of(tenant.value(), negotiation.value(), after));
        List<StoredEvent> read = new ArrayList<>();
        List<StoredPart> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            EventPart row = rows.get(i);
            row.part().ifPresent(parts::add);
            if (i + 1 == rows.size() || rows.get(i + 1).seq() != row.seq()) {
                read.add(new StoredEvent(row.seq(), row.header(), row.previous(), row.hash(), parts));
                parts.clear();
            }
        }
        return List.copyOf(read);
    }

    private static EventPart eventPart(Row row) throws SQLException {
        Optional<String> audience = row.optionalText("audience");
        return new EventPart(
                row.number("seq"),
                row.bytes("header"),
                row.hash("previous"),
                row.hash("hash"),
                audience.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new StoredPart(
                                audience.get(),
                                row.bytes("commitment"),
                                row.optionalBytes("salt"),
                                row.optionalBytes("content"))));
    }

    private record EventPart(long seq, Bytes header, Hash previous, Hash hash, Optional<StoredPart> part) {}
}
