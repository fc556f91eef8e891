// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.api.Outcome;
import dev.parley.model.IdempotencyKey;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Commands that were sent with a key, to be sent again: the answer must be the first one. */
final class Retries {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Set<RefusalCode.Sort> STORED =
            EnumSet.of(RefusalCode.Sort.INVALID, RefusalCode.Sort.CONFLICT, RefusalCode.Sort.RULE);

    private final Town town;
    private final List<Sent> sent = new ArrayList<>();

    Retries(Town town) {
        this.town = town;
    }

    /** A command. */
    private static final class Sent {
        final Caller caller;
        final String what;
        final IdempotencyKey key;
        final Function<IdempotencyKey, ? extends Outcome<?>> send;
        Optional<Outcome<?>> answer = Optional.empty();
        Instant at;

        Sent(
                Caller caller,
                String what,
                IdempotencyKey key,
                Function<IdempotencyKey, ? extends Outcome<?>> send,
                Instant at) {
            this.caller = caller;
            this.what = what;
            this.key = key;
            this.send = send;
            this.at = at;
        }
    }

    /** Sends a command with a new key; nothing when the store was out, and the answer is not known. */
    <T> Optional<Outcome<T>> send(Caller caller, String what, Function<IdempotencyKey, Outcome<T>> command) {
        Instant at = town.clock.instant();
        Sent first = new Sent(caller, what, town.key(), command, at);
        sent.add(first);
        try {
            Outcome<T> outcome = command.apply(first.key);
            first.answer = Optional.<Outcome<?>>of(outcome).filter(Retries::isStored);
            if (first.answer.isEmpty()) {
                sent.remove(first);
            }
            return Optional.of(outcome);
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        }
    }

    private static boolean isStored(Outcome<?> outcome) {
        return outcome.<Boolean>match(
                done -> true, refused -> STORED.contains(refused.code().sort()));
    }

    /** Sends one of the commands again. */
    String again(Random random) {
        if (sent.isEmpty()) {
            return "nothing to retry";
        }
        Sent command = sent.get(random.nextInt(sent.size()));
        if (!town.clock.instant().isBefore(command.at.plus(KEPT))) {
            sent.remove(command);
            return "too late to retry " + command.what;
        }
        try {
            Outcome<?> answer = command.send.apply(command.key);
            if (command.answer.isPresent()) {
                requireSame(command, command.answer.get(), answer);
            } else if (isStored(answer)) {
                command.answer = Optional.of(answer);
                command.at = town.clock.instant();
            } else {
                sent.remove(command);
            }
        } catch (StoreUnavailableException e) {
            return "retry of " + command.what + " failed";
        }
        return "retry of " + command.what;
    }

    /** An agent that may no longer look is not told what it once was. */
    private static void requireSame(Sent command, Outcome<?> first, Outcome<?> again) {
        boolean shutOut = command.caller.agent().isPresent() && !isStored(again);
        if (!shutOut && !told(first).equals(told(again))) {
            throw new AssertionError(
                    "another answer to a retry of " + command.what + ":\n" + told(first) + "\n" + told(again));
        }
    }

    private static List<Object> told(Outcome<?> outcome) {
        return outcome.<List<Object>>match(
                done -> List.of(done.value()),
                refused -> List.of(refused.code().name(), refused.params(), refused.allowedActions()));
    }
}
