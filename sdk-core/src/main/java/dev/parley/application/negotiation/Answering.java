package dev.parley.application.negotiation;

import dev.parley.api.Outcome;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.Committing.Attempted;
import dev.parley.application.store.Append;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes what a seat does, with what private terms answer to it in the same append. An answer that cannot be held, for
 * want of the mover's budget, of stock or of the other side's authority, is dropped and what the seat did is written
 * alone, so that it counts and nobody is told that there was an answer.
 */
final class Answering {
    private final Authority authority;
    private final Controlling controlling;
    private final Committing committing;

    Answering(Desk desk) {
        this.authority = desk.authority();
        this.controlling = new Controlling(desk);
        this.committing = new Committing(desk);
    }

    /**
     * A seat's step.
     *
     * @param mover whose it is
     * @param append what the step writes, or the same step with an answer
     * @param beside what the command writes besides
     * @param done the outcome once that is written
     */
    record Written<T>(
            Seat mover,
            Function<Step<?, ?, ?, ?>, Append.Builder> append,
            Beside beside,
            Function<Step<?, ?, ?, ?>, Outcome<T>> done) {}

    <T> Attempted<T> commit(Step<?, ?, ?, ?> step, Written<T> written) {
        return step.answered(written.mover().id())
                .map(answered -> withAnswer(step, answered, written))
                .orElseGet(() -> alone(step, written));
    }

    private <T> Attempted<T> withAnswer(Step<?, ?, ?, ?> step, Step<?, ?, ?, ?> answered, Written<T> written) {
        Attempted<T> attempted = write(answered, written);
        return attempted instanceof Attempted.Unheld<T> unheld
                ? new Attempted.Unanswered<>(unheld, () -> alone(step, written))
                : attempted;
    }

    /** What the other side has no authority for is refused as stale, and becomes so. */
    private <T> Attempted<T> alone(Step<?, ?, ?, ?> step, Written<T> written) {
        Attempted<T> attempted = write(step, written);
        return attempted instanceof Attempted.Unheld<T> unheld
                ? unheld.withOutcome(() -> {
                    Outcome<T> outcome = unheld.outcome().get();
                    if (isStale(outcome)) {
                        takeBack(step, written.mover());
                    }
                    return outcome;
                })
                : attempted;
    }

    private static boolean isStale(Outcome<?> outcome) {
        return outcome.match(done -> false, refused -> refused.code() == Reason.STALE_OFFER);
    }

    private <T> Attempted<T> write(Step<?, ?, ?, ?> step, Written<T> written) {
        Optional<SeatId> mover = Optional.of(written.mover().id());
        Append.Builder append = written.append().apply(step);
        Optional<Refusal> fault = written.beside().addTo(append, step.run(), step.at());
        if (fault.isPresent()) {
            return Attempted.over(Moving.toPrincipal(fault.get()));
        }
        return othersStand(step, written.mover())
                ? committing.commit(
                        step, mover, append.build(), () -> written.done().apply(step))
                : committing.refuse(step, mover, append.build());
    }

    /** Whether the other side's mandate still lets the deals be made; if not, its offer no longer stands. */
    private boolean othersStand(Step<?, ?, ?, ?> step, Seat mover) {
        return step.deals().stream()
                .allMatch(deal -> AtAgreement.stands(authority, step.run(), deal, other(mover), step.at()));
    }

    /** An offer that its side has no authority for is taken back, so that it is tried once and shown no longer. */
    private void takeBack(Step<?, ?, ?, ?> step, Seat mover) {
        Run<?, ?, ?, ?> run = step.run();
        step.deals().stream()
                .map(deal -> other(mover) == SeatRole.BUYER ? deal.buyer() : deal.seller())
                .distinct()
                .flatMap(principal -> run.seatOf(principal).stream())
                .forEach(seat -> controlling.authorityEnded(
                        run.frame().tenant(), run.frame().id(), seat.id()));
    }

    private static SeatRole other(Seat mover) {
        return mover.role() == SeatRole.BUYER ? SeatRole.SELLER : SeatRole.BUYER;
    }
}
