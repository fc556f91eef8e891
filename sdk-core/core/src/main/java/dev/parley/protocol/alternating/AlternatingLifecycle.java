package dev.parley.protocol.alternating;

import dev.parley.model.SeatRole;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phases of alternating offers, and what leads from each to which. */
final class AlternatingLifecycle {
    /** Nothing is on the table. */
    static final String AWAITING_OFFER = "awaiting-offer";

    /** The seller's offer is on the table. */
    static final String AWAITING_BUYER = "awaiting-buyer";

    /** The buyer's offer is on the table. */
    static final String AWAITING_SELLER = "awaiting-seller";

    /** Ended, with at least one item agreed. */
    static final String AGREED = "agreed";

    /** Ended, with nothing agreed. */
    static final String CLOSED = "closed";

    private static final Set<String> ENDS = Set.of(AGREED, CLOSED);
    private static final Set<SeatRole> BOTH = Set.of(SeatRole.BUYER, SeatRole.SELLER);

    static final Lifecycle LIFECYCLE = new Lifecycle(AWAITING_OFFER, phases());

    private AlternatingLifecycle() {}

    static String awaiting(Side side) {
        return side == Side.BUYER ? AWAITING_BUYER : AWAITING_SELLER;
    }

    private static List<Phase> phases() {
        return List.of(
                emptyTable(),
                awaitingAnswer(Side.BUYER),
                awaitingAnswer(Side.SELLER),
                Phase.terminal(AGREED),
                Phase.terminal(CLOSED));
    }

    private static Phase emptyTable() {
        return new Phase(
                AWAITING_OFFER,
                false,
                List.of(
                        new MoveRule("offer", BOTH, withEnds(AWAITING_OFFER, AWAITING_BUYER, AWAITING_SELLER)),
                        new MoveRule("withdraw", BOTH, ENDS)),
                ENDS,
                withEnds(AWAITING_OFFER));
    }

    /** A buyer's offer may be answered by itself, so that a buyer's counter-offer may lead anywhere. */
    private static Phase awaitingAnswer(Side side) {
        Set<SeatRole> answering = Set.of(side.role());
        String here = awaiting(side);
        String there = awaiting(side.other());
        Set<String> countered = side == Side.BUYER ? withEnds(AWAITING_OFFER, there) : Set.of(there);
        return new Phase(
                here,
                false,
                List.of(
                        new MoveRule("accept", answering, Set.of(AGREED, AWAITING_OFFER, here)),
                        new MoveRule("counter", answering, countered),
                        new MoveRule("reject", answering, withEnds(AWAITING_OFFER, here)),
                        new MoveRule("withdraw", Set.of(side.other().role()), withEnds(AWAITING_OFFER))),
                ENDS,
                withEnds(here, AWAITING_OFFER));
    }

    private static Set<String> withEnds(String... names) {
        return Stream.concat(Stream.of(names), ENDS.stream()).collect(Collectors.toSet());
    }
}
