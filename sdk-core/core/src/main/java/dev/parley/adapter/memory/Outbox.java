// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.memory;

import dev.parley.application.store.DueWorkCounts;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.model.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Messages in the order in which they were written. Of each key only the oldest is looked at: it waits for an instant, and
 * is {@code ready} in its queue once somebody has asked after that instant. So a claim costs what it takes, however many
 * messages lie behind.
 */
final class Outbox {
    private final Table<Row> rows;
    private final Table<Long> byKey;
    private final Table<Long> ready;
    private final DueIndex waiting;
    private long lastId;

    Outbox(Journal journal) {
        rows = new Table<>(journal);
        byKey = new Table<>(journal);
        ready = new Table<>(journal);
        waiting = new DueIndex(journal);
    }

    void add(Tenant tenant, NewMessage message) {
        long id = ++lastId;
        Row row = new Row(
                new OutboxMessage(
                        tenant,
                        id,
                        message.queue(),
                        message.topic(),
                        message.key(),
                        message.body(),
                        message.readyAt(),
                        0),
                message.readyAt());
        rows.put(Table.number(id), row);
        byKey.put(row.ofKey(), id);
        oldest(row).filter(row::equals).ifPresent(this::await);
    }

    List<OutboxMessage> claim(String queue, Instant now, Duration lease, int max) {
        for (String id : waiting.notAfter(now)) {
            waiting.set(id, Optional.empty());
            Row row = rows.find(id).orElseThrow();
            ready.put(row.inQueue(), row.message().id());
        }
        List<Row> claimed = ready.under(queue).stream()
                .flatMap(id -> rows.find(Table.number(id)).stream())
                .filter(row -> !row.outUntil().isAfter(now))
                .limit(max)
                .toList();
        claimed.forEach(row -> write(row.until(now.plus(lease))));
        return claimed.stream().map(Row::message).toList();
    }

    void lease(OutboxMessage message, Instant until) {
        rows.find(Table.number(message.id())).ifPresent(row -> write(row.until(until)));
    }

    void acknowledge(OutboxMessage message) {
        rows.find(Table.number(message.id())).ifPresent(row -> {
            forget(row);
            rows.remove(row.number());
            byKey.remove(row.ofKey());
            oldest(row).ifPresent(this::await);
        });
    }

    void retryAt(OutboxMessage message, Instant when) {
        rows.find(Table.number(message.id())).ifPresent(row -> {
            OutboxMessage taken = row.message();
            write(new Row(
                    new OutboxMessage(
                            taken.tenant(),
                            taken.id(),
                            taken.queue(),
                            taken.topic(),
                            taken.key(),
                            message.body(),
                            when,
                            taken.attempts() + 1),
                    when));
        });
    }

    private void write(Row row) {
        rows.put(row.number(), row);
        await(row);
    }

    /** The oldest message of a message's key. */
    private Optional<Row> oldest(Row row) {
        OutboxMessage message = row.message();
        return byKey.under(message.tenant().value(), message.key()).stream()
                .findFirst()
                .flatMap(id -> rows.find(Table.number(id)));
    }

    private void await(Row row) {
        forget(row);
        waiting.set(row.number(), Optional.of(row.outUntil()));
    }

    private void forget(Row row) {
        ready.remove(row.inQueue());
        waiting.set(row.number(), Optional.empty());
    }

    /** What waits in each queue, of the oldest so many that are ready or have failed. */
    SortedMap<String, DueWorkCounts.Queue> queues(Instant now, int most) {
        SortedMap<String, DueWorkCounts.Queue> queues = new TreeMap<>();
        rows.all().stream()
                .map(Row::message)
                .filter(message -> message.attempts() > 0 || !message.readyAt().isAfter(now))
                .limit(most)
                .forEach(message -> queues.merge(message.queue(), alone(message, now), Outbox::together));
        return queues;
    }

    private static DueWorkCounts.Queue alone(OutboxMessage message, Instant now) {
        Optional<Instant> ready = Optional.of(message.readyAt()).filter(instant -> !instant.isAfter(now));
        return new DueWorkCounts.Queue(ready.isPresent() ? 1 : 0, message.attempts() > 0 ? 1 : 0, ready);
    }

    private static DueWorkCounts.Queue together(DueWorkCounts.Queue one, DueWorkCounts.Queue other) {
        return new DueWorkCounts.Queue(
                one.ready() + other.ready(),
                one.failing() + other.failing(),
                Stream.of(one.oldest(), other.oldest())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    /**
     * A message.
     *
     * @param outUntil it is not taken before: when it is ready, or when its lease ends
     */
    private record Row(OutboxMessage message, Instant outUntil) {
        Row until(Instant instant) {
            return new Row(message, instant);
        }

        String number() {
            return Table.number(message.id());
        }

        String ofKey() {
            return Table.key(message.tenant().value(), message.key(), number());
        }

        String inQueue() {
            return Table.key(message.queue(), number());
        }
    }
}
