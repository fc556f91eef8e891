package dev.parley.application.negotiation;

import dev.parley.api.Outcome;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.ChangeCommitter.Attempted;
import dev.parley.application.store.Append;
import dev.parley.application.store.DealRow;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes what a seat does, with what private terms answer to it in the same append. An answer that cannot be held, for
 * want of the mover's budget, of stock or of the other side's authority, is dropped and what the seat did is written
 * alone, so that it counts and nobody is told that there was an answer.
 */
final class Answering {
    private final Authority authority;
    private final Controlling controlling;
    private final ChangeCommitter committer;

    Answering(NegotiationAccess access) {
        this.authority = access.authority();
        this.controlling = new Controlling(access);
        this.committer = new ChangeCommitter(access);
    }

    /**
     * A seat's step.
     *
     * @param mover whose it is
     * @param append what the step writes, or the same step with an answer
     * @param accompanying what the command writes besides
     * @param done the outcome once that is written
     */
    record Written<T>(
            Seat mover,
            Function<NegotiationChange<?, ?, ?, ?>, Append.Builder> append,
            AccompanyingWrites accompanying,
            Function<NegotiationChange<?, ?, ?, ?>, Outcome<T>> done) {}

    <T> Attempted<T> commit(NegotiationChange<?, ?, ?, ?> change, Written<T> written) {
        return change.answered(written.mover().id())
                .map(answered -> withAnswer(change, answered, written))
                .orElseGet(() -> alone(change, written));
    }

    private <T> Attempted<T> withAnswer(
            NegotiationChange<?, ?, ?, ?> change, NegotiationChange<?, ?, ?, ?> answered, Written<T> written) {
        Attempted<T> attempted = write(answered, written);
        return attempted instanceof Attempted.Unheld<T> unheld
                ? new Attempted.Unanswered<>(unheld, () -> alone(change, written))
                : attempted;
    }

    /** What the other side has no authority for is refused as stale, and becomes so. */
    private <T> Attempted<T> alone(NegotiationChange<?, ?, ?, ?> change, Written<T> written) {
        Attempted<T> attempted = write(change, written);
        return attempted instanceof Attempted.Unheld<T> unheld
                ? unheld.withOutcome(() -> {
                    Outcome<T> outcome = unheld.outcome().get();
                    if (isStale(outcome)) {
                        takeBack(change, written.mover());
                    }
                    return outcome;
                })
                : attempted;
    }

    private static boolean isStale(Outcome<?> outcome) {
        return outcome.match(done -> false, refused -> refused.code() == Reason.STALE_OFFER);
    }

    private <T> Attempted<T> write(NegotiationChange<?, ?, ?, ?> change, Written<T> written) {
        Optional<SeatId> mover = Optional.of(written.mover().id());
        Append.Builder append = written.append().apply(change);
        Optional<Refusal> fault = written.accompanying().addTo(append, change.session(), change.at());
        if (fault.isPresent()) {
            return Attempted.over(Moving.toPrincipal(fault.get()));
        }
        return othersStand(change, written.mover())
                ? committer.commit(
                        change, mover, append.build(), () -> written.done().apply(change))
                : committer.refuse(change, mover, append.build());
    }

    /** Whether the mandates of all others still let the deals be made; if not, what they had offered no longer stands. */
    private boolean othersStand(NegotiationChange<?, ?, ?, ?> change, Seat mover) {
        return change.deals().stream()
                .allMatch(deal -> Stream.of(SeatRole.BUYER, SeatRole.SELLER)
                        .filter(side -> !principal(deal, side).equals(mover.principal()))
                        .allMatch(side ->
                                AuthorityAtAgreement.stands(authority, change.session(), deal, side, change.at())));
    }

    private static PrincipalId principal(DealRow deal, SeatRole side) {
        return side == SeatRole.BUYER ? deal.buyer() : deal.seller();
    }

    /** An offer that its side has no authority for is taken back, so that it is tried once and shown no longer. */
    private void takeBack(NegotiationChange<?, ?, ?, ?> change, Seat mover) {
        NegotiationSession<?, ?, ?, ?> session = change.session();
        change.deals().stream()
                .flatMap(deal -> Stream.of(deal.buyer(), deal.seller()))
                .filter(principal -> !principal.equals(mover.principal()))
                .distinct()
                .flatMap(principal -> session.seatOf(principal).stream())
                .forEach(seat -> controlling.authorityEnded(
                        session.openingRecord().tenant(),
                        session.openingRecord().id(),
                        seat.id()));
    }
}
