package dev.parley.adapter.http;

/** Carries a reply that is no model out of a generated method, whose type has no room for it. */
public final class TurnedAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    TurnedAway(Reply reply) {
        super("answered with status " + reply.status(), null, false, false);
        this.reply = reply;
    }

    /** What to write. */
    public Reply reply() {
        return reply;
    }
}
