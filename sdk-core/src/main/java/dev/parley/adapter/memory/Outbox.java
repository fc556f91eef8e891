package dev.parley.adapter.memory;

import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.model.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Messages in the order in which they were written. */
final class Outbox {
    private final Table<Row> rows;
    private final Table<Long> byKey;
    private long lastId;

    Outbox(Journal journal) {
        rows = new Table<>(journal);
        byKey = new Table<>(journal);
    }

    void add(Tenant tenant, NewMessage message) {
        long id = ++lastId;
        write(new Row(
                new OutboxMessage(tenant, id, message.topic(), message.key(), message.body(), message.readyAt(), 0),
                message.readyAt()));
        byKey.put(Table.key(tenant.value(), message.key(), Table.number(id)), id);
    }

    /** A leased message is one that is not ready before the lease ends. */
    List<OutboxMessage> claim(Instant now, Duration lease, int max) {
        List<OutboxMessage> claimed = new ArrayList<>(rows.all().stream()
                .filter(row -> !row.readyAt().isAfter(now) && isOldestOfItsKey(row.message()))
                .limit(max)
                .map(Row::message)
                .toList());
        claimed.forEach(message -> write(new Row(message, now.plus(lease))));
        return List.copyOf(claimed);
    }

    private boolean isOldestOfItsKey(OutboxMessage message) {
        return byKey.under(message.tenant().value(), message.key()).stream()
                .findFirst()
                .filter(oldest -> oldest == message.id())
                .isPresent();
    }

    void acknowledge(OutboxMessage message) {
        rows.remove(Table.number(message.id()));
        byKey.remove(Table.key(message.tenant().value(), message.key(), Table.number(message.id())));
    }

    void retryAt(OutboxMessage message, Instant when) {
        rows.find(Table.number(message.id())).ifPresent(row -> {
            OutboxMessage taken = row.message();
            write(new Row(
                    new OutboxMessage(
                            taken.tenant(),
                            taken.id(),
                            taken.topic(),
                            taken.key(),
                            taken.body(),
                            when,
                            taken.attempts() + 1),
                    when));
        });
    }

    /** Since when each message is ready that nobody has claimed. */
    List<Instant> overdue(Instant now) {
        return rows.all().stream()
                .map(Row::readyAt)
                .filter(ready -> !ready.isAfter(now))
                .toList();
    }

    long failing() {
        return rows.all().stream().filter(row -> row.message().attempts() > 0).count();
    }

    private void write(Row row) {
        rows.put(Table.number(row.message().id()), row);
    }

    private record Row(OutboxMessage message, Instant readyAt) {}
}
