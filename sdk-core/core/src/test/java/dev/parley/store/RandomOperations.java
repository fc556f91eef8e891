// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.BUYER;
import static dev.parley.store.Samples.LEASE;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.append;

import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountChange.Guard;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.Condition;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.Store;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Random operations on few names, so that they often meet; the same seed gives the same ones. */
final class RandomOperations {
    private static final List<String> STATES = List.of("AGREED", "IN_CHECKOUT", "REDEEMED", "EXPIRED");

    private static final List<Guard> GUARDS =
            List.of(Guard.WITHIN_CAPACITY, Guard.WITHIN_CAPACITY_EVEN_CLOSED, Guard.NONE);

    private final Random random;
    private Instant now = NOON;

    RandomOperations(long seed) {
        random = new Random(seed);
    }

    /** The next operation: what it brings is compared. The messages are those that the same store has given out. */
    Function<Store, Object> next(List<OutboxMessage> out) {
        now = now.plusNanos(1_000L * random.nextInt(5_000_000));
        Instant at = now;
        int max = 1 + random.nextInt(3);
        return switch (random.nextInt(12)) {
            case 0 -> store -> store.claimDue(at, LEASE, max);
            case 1 -> store -> store.claimExpired(at, LEASE, max);
            case 2, 3 -> store -> taken(store.claimMessages(NewMessage.OWN, at, LEASE, max), out);
            case 4 -> giveBack(out, at);
            case 5 -> store -> store.purgeAnswers(at.plusSeconds(85_000), 1_000);
            case 6 -> commit(List.of(append(), append(), append()));
            default -> commit(List.of(append()));
        };
    }

    private static Object taken(List<OutboxMessage> messages, List<OutboxMessage> out) {
        out.addAll(messages);
        return messages.stream()
                .map(message -> message.key() + message.body() + message.attempts())
                .toList();
    }

    private Function<Store, Object> giveBack(List<OutboxMessage> out, Instant at) {
        boolean done = random.nextBoolean();
        int which = random.nextInt(1_000);
        return store -> {
            if (!out.isEmpty()) {
                OutboxMessage message = out.remove(which % out.size());
                if (done) {
                    store.acknowledge(message);
                } else {
                    store.retryAt(message, at.plusSeconds(1));
                }
            }
            return out.size();
        };
    }

    private Function<Store, Object> commit(List<Append.Builder> builders) {
        List<Append> batch = builders.stream().map(this::filled).toList();
        return store -> {
            try {
                return store.commit(batch);
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        };
    }

    private Append filled(Append.Builder append) {
        if (random.nextInt(4) == 0) {
            append.answer(Samples.answer("k" + random.nextInt(8)));
        }
        if (random.nextInt(2) == 0) {
            append.stream(joining(Samples.next(head())));
        }
        if (random.nextInt(2) == 0) {
            for (AccountId account : Dump.ACCOUNTS) {
                if (random.nextInt(3) == 0) {
                    append.account(change(account));
                }
            }
        }
        if (random.nextInt(3) == 0) {
            append.record(put());
        } else if (random.nextInt(3) == 0) {
            append.condition(new Condition(RecordKind.MANDATE, "r" + random.nextInt(3), 1 + random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            append.deal(dealChange());
        }
        if (random.nextInt(2) == 0) {
            append.message(Samples.message("key " + random.nextInt(3), random.nextInt(1_000)));
        }
        return append.build();
    }

    /** With each version others may join, so that a seat is new wherever the version is. */
    private StreamAppend joining(StreamAppend next) {
        if (random.nextInt(5) > 0) {
            return next;
        }
        List<Seat> joined = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            joined.add(new Seat(
                    new SeatId("late-" + next.head().version() + "-" + i),
                    SeatRole.BUYER,
                    Samples.LATE.get(random.nextInt(Samples.LATE.size()))));
        }
        return new StreamAppend(next.expectedVersion(), next.events(), next.head(), joined);
    }

    private Head head() {
        Head head = Samples.head(Samples.negotiation(random.nextInt(4)), 1 + random.nextInt(6));
        if (random.nextInt(3) == 0) {
            head = Samples.due(head, now.plusSeconds(random.nextInt(20)));
        }
        return random.nextInt(8) == 0 ? Samples.ended(head) : head;
    }

    private AccountChange change(AccountId account) {
        Guard guard = random.nextInt(20) == 0 ? Guard.CLOSE : GUARDS.get(random.nextInt(GUARDS.size()));
        OptionalLong openWith = random.nextBoolean() ? OptionalLong.of(20) : OptionalLong.empty();
        if (random.nextInt(8) == 0) {
            return AccountChange.room(account, 1 + random.nextInt(20), openWith);
        }
        AccountChange change = new AccountChange(
                account, "h" + random.nextInt(2), random.nextInt(9) - 3, random.nextInt(3), guard, openWith);
        return random.nextInt(10) == 0 ? change.onlyIf(new Account(account, 20, random.nextInt(4), 0, false)) : change;
    }

    private RecordPut put() {
        RecordKind kind = random.nextBoolean() ? RecordKind.MANDATE : RecordKind.APPROVAL;
        Set<String> owners = random.nextBoolean() ? Set.of(BUYER.value()) : Set.of(BUYER.value(), "sven");
        return new RecordPut(
                kind,
                "r" + random.nextInt(3),
                random.nextInt(5),
                Json.object().put("n", random.nextInt(9)).build(),
                owners);
    }

    private DealChange dealChange() {
        int number = random.nextInt(4);
        Instant expiry = now.plusSeconds(random.nextInt(20));
        if (random.nextInt(3) == 0) {
            return new DealChange.Add(Samples.deal(Samples.deal(number), "AGREED", expiry));
        }
        Optional<OrderReference> order =
                random.nextBoolean() ? Optional.of(new OrderReference("o" + random.nextInt(3))) : Optional.empty();
        return new DealChange.Move(
                Samples.deal(number),
                Set.copyOf(new ArrayList<>(STATES.subList(0, random.nextInt(STATES.size())))),
                random.nextBoolean() ? Optional.of(now) : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(now) : Optional.empty(),
                new DealRow.Standing(
                        STATES.get(random.nextInt(STATES.size())),
                        expiry,
                        order,
                        Json.object().put("at", now).build()));
    }
}
