// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.SeatId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may read a part of an event.
 *
 * @param name {@code anyone}, {@code parties}, {@code operators}, or {@code seat:} or {@code principal:} and a seat
 * @since 0.1.0
 */
public record Audience(String name) {
    private static final String SEAT = "seat:";
    private static final String PRINCIPAL = "principal:";

    /** Everybody, where the protocol lets anyone watch. */
    public static final Audience ANYONE = new Audience("anyone");

    /** Every seat of the negotiation, and operators. */
    public static final Audience PARTIES = new Audience("parties");

    /** Operators of the marketplace only. */
    public static final Audience OPERATORS = new Audience("operators");

    /** One seat only. */
    public static Audience seat(SeatId seat) {
        return new Audience(SEAT + seat.value());
    }

    /** The principal of one seat, and whom it lets know its private terms. */
    public static Audience principal(SeatId seat) {
        return new Audience(PRINCIPAL + seat.value());
    }

    /**
     * The audience of that name, if it is one.
     *
     * @throws IllegalArgumentException if what should name a seat cannot
     */
    public static Optional<Audience> named(String name) {
        if (name.startsWith(SEAT)) {
            return Optional.of(seat(new SeatId(name.substring(SEAT.length()))));
        }
        if (name.startsWith(PRINCIPAL)) {
            return Optional.of(principal(new SeatId(name.substring(PRINCIPAL.length()))));
        }
        return Stream.of(ANYONE, PARTIES, OPERATORS)
                .filter(audience -> audience.name.equals(name))
                .findFirst();
    }

    /** That of one viewer alone. */
    public static Audience of(Viewer viewer) {
        return viewer.match(party -> seat(party.seat()), operator -> OPERATORS, anyone -> ANYONE);
    }

    /** The one seat that it is at; empty where it is at others too. */
    public Optional<SeatId> seat() {
        return isOneSeat() ? Optional.of(new SeatId(name.substring(name.indexOf(':') + 1))) : Optional.empty();
    }

    /** Whether it is at that seat only. */
    public boolean isAt(SeatId seat) {
        return equals(seat(seat)) || equals(principal(seat));
    }

    /** Whether it is at one seat only. */
    public boolean isOneSeat() {
        return name.startsWith(SEAT) || name.startsWith(PRINCIPAL);
    }

    /** Whether a viewer belongs to it. */
    public boolean includes(Viewer viewer) {
        return equals(ANYONE)
                || viewer.match(
                        party -> equals(PARTIES)
                                || equals(seat(party.seat()))
                                || (party.knowsPrivateTerms() && equals(principal(party.seat()))),
                        operator -> equals(PARTIES) || equals(OPERATORS),
                        anyone -> false);
    }

    @Override
    public String toString() {
        return name;
    }
}
