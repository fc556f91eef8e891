// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.SeatId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows a sale whose rules give second chances.
 *
 * @param until until when a chance may be given and taken
 * @param lapsed whose deals came to nothing: winners, and bidders that took a second chance
 * @param chances those that were given, the oldest first
 */
record AfterHammer(Instant until, List<SeatId> lapsed, List<Chance> chances) {
    AfterHammer {
        lapsed = List.copyOf(lapsed);
        chances = List.copyOf(chances);
    }

    static AfterHammer begin(Instant until) {
        return new AfterHammer(until, List.of(), List.of());
    }

    /** Whether a unit is free that nobody has been offered; one that was offered once stays unsold. */
    boolean hasFreeUnit() {
        long freed = lapsed.stream().filter(seat -> !hasHad(seat)).count();
        return chances.stream().filter(Chance::counts).count() < freed;
    }

    /** Whether each of so many units has had its chance and none stands: nothing more can come. */
    boolean isUsedUp(int units) {
        return standing().findAny().isEmpty()
                && chances.stream().filter(Chance::counts).count() >= units;
    }

    Stream<Chance> standing() {
        return chances.stream().filter(Chance::stands);
    }

    /** The chance that a seat has now. */
    Optional<Chance> standing(SeatId seat) {
        return standing().filter(chance -> chance.seat().equals(seat)).findFirst();
    }

    /** Whether a seat was given a chance that counts. */
    boolean hasHad(SeatId seat) {
        return chances.stream()
                .anyMatch(chance -> chance.counts() && chance.seat().equals(seat));
    }

    /** When something happens by the clock: a chance lapses, or there are none any more. */
    Instant deadline() {
        return standing()
                .map(Chance::until)
                .filter(until::isAfter)
                .min(Instant::compareTo)
                .orElse(until);
    }

    AfterHammer lapsing(SeatId buyer) {
        return new AfterHammer(
                until, Stream.concat(lapsed.stream(), Stream.of(buyer)).toList(), chances);
    }

    AfterHammer with(Chance chance) {
        return new AfterHammer(
                until,
                lapsed,
                Stream.concat(chances.stream(), Stream.of(chance)).toList());
    }

    /** The same once a seat's chance has been answered. */
    AfterHammer answered(SeatId seat, ChanceAnswer answer) {
        List<Chance> all = new ArrayList<>();
        chances.forEach(
                chance -> all.add(chance.stands() && chance.seat().equals(seat) ? chance.answered(answer) : chance));
        return new AfterHammer(until, lapsed, all);
    }

    AfterHammer later(Duration pause) {
        return new AfterHammer(
                until.plus(pause),
                lapsed,
                chances.stream().map(chance -> chance.later(pause)).toList());
    }
}
