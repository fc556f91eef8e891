package dev.parley.protocol.alternating;

/** Why a negotiation ended. Neutral: none tells one side what another buyer or a private threshold did. */
public enum CloseReason {
    /** Every item that could still be had is agreed. */
    AGREED("agreed"),
    /** An offer was rejected without an invitation to go on. */
    REJECTED("rejected"),
    /** A side left. */
    WITHDRAWN("withdrawn"),
    /** The offer on the table, or the whole negotiation, ran out of time. */
    EXPIRED("expired"),
    /** Nothing is on the table and the rules allow no further round. */
    ROUNDS_USED_UP("rounds-used-up"),
    /** Nothing is on the table, it is the buyer's turn, and the rules allow it no further offer. */
    OFFERS_USED_UP("offers-used-up"),
    /** What was negotiated can no longer be had. */
    UNAVAILABLE("unavailable"),
    /** An operator ended it. */
    CANCELLED("cancelled");

    private final String text;

    CloseReason(String text) {
        this.text = text;
    }

    /** The stable name in events and views. */
    public String text() {
        return text;
    }
}
