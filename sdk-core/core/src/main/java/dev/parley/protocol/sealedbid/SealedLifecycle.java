package dev.parley.protocol.sealedbid;

import dev.parley.model.SeatRole;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phases of sealed bids, and what leads from each to which. */
final class SealedLifecycle {
    /** Submissions or commitments are taken. */
    static final String SUBMITTING = "submitting";

    /** Commitments are revealed. */
    static final String REVEALING = "revealing";

    /** Ended, with a deal on every item that could still be had. */
    static final String AGREED = "agreed";

    /** Ended, with a deal on some of them. */
    static final String PARTLY_AGREED = "partly-agreed";

    /** Ended without a deal. */
    static final String CLOSED = "closed";

    /** Ended from outside. */
    static final String CANCELLED = "cancelled";

    /** The ends after which two parties may try again at once. */
    static final Set<String> WITHOUT_COOL_DOWN = Set.of(AGREED, CANCELLED);

    private static final Set<String> ENDS = Set.of(AGREED, PARTLY_AGREED, CLOSED);

    private SealedLifecycle() {}

    static String ended(CloseReason reason) {
        return switch (reason) {
            case AGREED -> AGREED;
            case PARTLY_AGREED -> PARTLY_AGREED;
            case NO_DEAL -> CLOSED;
            case UNAVAILABLE, CANCELLED -> CANCELLED;
        };
    }

    static Lifecycle of(boolean auction) {
        Set<SeatRole> movers = auction ? Set.of(SeatRole.BUYER) : Set.of(SeatRole.BUYER, SeatRole.SELLER);
        List<MoveRule> submitting = new ArrayList<>();
        if (auction) {
            submitting.add(new MoveRule(MoveRule.JOIN, movers, Set.of(SUBMITTING)));
        }
        for (String kind : List.of("submit", "commit", "withdraw")) {
            submitting.add(new MoveRule(kind, movers, Set.of(SUBMITTING)));
        }
        List<MoveRule> revealing = List.of(new MoveRule("reveal", movers, Set.of(REVEALING)));
        Set<String> afterwards =
                Stream.concat(Stream.of(REVEALING), ENDS.stream()).collect(Collectors.toSet());
        return new Lifecycle(
                SUBMITTING,
                List.of(
                        new Phase(SUBMITTING, false, submitting, afterwards, Set.of(CANCELLED)),
                        new Phase(REVEALING, false, revealing, ENDS, Set.of(CANCELLED)),
                        Phase.terminal(AGREED),
                        Phase.terminal(PARTLY_AGREED),
                        Phase.terminal(CLOSED),
                        Phase.terminal(CANCELLED)));
    }
}
