package dev.parley.protocol;

import dev.parley.model.SeatId;

/**
 * Who may read a part of an event.
 *
 * @param name {@code parties}, {@code operators}, or {@code seat:} and a seat
 */
public record Audience(String name) {
    /** Every seat of the negotiation, and operators. */
    public static final Audience PARTIES = new Audience("parties");

    /** Operators of the marketplace only. */
    public static final Audience OPERATORS = new Audience("operators");

    /** One seat only. */
    public static Audience seat(SeatId seat) {
        return new Audience("seat:" + seat.value());
    }

    /** Whether it is one seat only. */
    public boolean isOneSeat() {
        return name.startsWith("seat:");
    }

    /** Whether a viewer belongs to it. */
    public boolean includes(Viewer viewer) {
        return viewer.match(
                party -> equals(PARTIES) || equals(seat(party.seat())),
                operator -> equals(PARTIES) || equals(OPERATORS));
    }

    @Override
    public String toString() {
        return name;
    }
}
