package dev.parley.protocol.sealedbid;

/** Why a negotiation ended. Neutral: none tells how near a deal was. */
public enum CloseReason {
    /** Every item that could still be had found a price. */
    AGREED("agreed"),
    /** Some items did and others did not. */
    PARTLY_AGREED("partly-agreed"),
    /** None did, whoever submitted what. */
    NO_DEAL("no-deal"),
    /** What was for sale can no longer be had. */
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
