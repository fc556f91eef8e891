package dev.parley.application.negotiation;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.deal.DealRows;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import dev.parley.protocol.Input;
import dev.parley.protocol.Input.ControlKind;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealAuthority;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deadlines that fall. A deadline may make deals, as the close of sealed bids does, with nobody on the line who could be
 * told that one of them cannot be made; so what stands in the way is told to the protocol as the control that it is, and
 * the deadline is decided again.
 */
final class Falling {
    private final Desk desk;
    private final Environment environment;
    private final Committing committing;

    Falling(Desk desk) {
        this.desk = desk;
        this.environment = desk.environment();
        this.committing = new Committing(environment);
    }

    /**
     * What keeps a deadline's deals from being made.
     *
     * @param kind an authority that ended, or stock that is gone
     * @param seat whose authority
     * @param items whose stock
     */
    record Obstacle(ControlKind kind, Optional<SeatId> seat, Set<ItemId> items) {
        static Obstacle authority(SeatId seat) {
            return new Obstacle(ControlKind.AUTHORITY_ENDED, Optional.of(seat), Set.of());
        }

        static Obstacle stock(Set<ItemId> items) {
            return new Obstacle(ControlKind.STOCK_GONE, Optional.empty(), items);
        }
    }

    /** Lets a deadline that has passed take effect; one that has not does nothing. */
    Optional<Obstacle> due(Tenant tenant, NegotiationId negotiation) {
        return committing
                .untilOver(() -> desk.runs()
                        .find(tenant, negotiation)
                        .map(this::attempt)
                        .orElseGet(() -> Committing.Attempted.over(Outcome.done(Optional.empty()))))
                .flatMap(outcome -> outcome.match(done -> done.value(), refused -> Optional.empty()));
    }

    private <R, M, S, E> Committing.Attempted<Optional<Obstacle>> attempt(Run<R, M, S, E> run) {
        if (!run.isOpen()) {
            return Committing.Attempted.over(Outcome.done(Optional.empty()));
        }
        Instant at = run.decidedAt(environment.now());
        Input<M> due = new Input.Due<>();
        return run.protocol()
                .decide(run.state(), due, Facts.context(environment, run, due, at))
                .match(
                        events -> events.isEmpty()
                                ? Committing.Attempted.over(Outcome.done(Optional.empty()))
                                : commit(Step.from(environment, at, run), events, at),
                        refusal -> Committing.Attempted.over(Outcome.done(Optional.empty())));
    }

    private <R, M, S, E> Committing.Attempted<Optional<Obstacle>> commit(
            Step<R, M, S, E> step, List<E> events, Instant at) {
        step.take(events, Optional.empty());
        Optional<Obstacle> unauthorised = unauthorised(step, at);
        if (unauthorised.isPresent()) {
            return Committing.Attempted.over(Outcome.done(unauthorised));
        }
        return committing.commit(
                step,
                step.append().build(),
                () -> Outcome.done(Optional.empty()),
                () -> Outcome.done(Optional.of(Obstacle.stock(items(step.deals())))),
                refused -> Outcome.done(Optional.of(obstacle(step, refused))));
    }

    private Optional<Obstacle> unauthorised(Step<?, ?, ?, ?> step, Instant at) {
        for (DealRow deal : step.deals()) {
            for (SeatRole side : List.of(SeatRole.BUYER, SeatRole.SELLER)) {
                if (!AtAgreement.stands(desk.authority(), step.run(), deal, side, at)) {
                    return Optional.of(Obstacle.authority(seat(step.run(), deal, side)));
                }
            }
        }
        return Optional.empty();
    }

    private static Obstacle obstacle(Step<?, ?, ?, ?> step, CommitResult.HoldRefused refused) {
        AccountId account = refused.account();
        for (DealRow deal : step.deals()) {
            DealAuthority under = DealRows.authority(deal);
            if (under.buyer().filter(mandate -> isOf(account, mandate)).isPresent()) {
                return Obstacle.authority(seat(step.run(), deal, SeatRole.BUYER));
            }
            if (under.seller().filter(mandate -> isOf(account, mandate)).isPresent()) {
                return Obstacle.authority(seat(step.run(), deal, SeatRole.SELLER));
            }
        }
        ListingRef listing = step.run().frame().listing().ref();
        Set<ItemId> gone = items(step.deals());
        gone.removeIf(item -> !AccountId.stock(listing, item).equals(account));
        if (gone.isEmpty()) {
            throw new IllegalStateException(
                    "the deadline of " + step.run().frame().id() + " met " + account.kind() + ", which no deal holds");
        }
        return Obstacle.stock(gone);
    }

    private static boolean isOf(AccountId account, MandateId mandate) {
        return account.equals(AccountId.budget(mandate)) || account.equals(AccountId.deals(mandate));
    }

    private static SeatId seat(Run<?, ?, ?, ?> run, DealRow row, SeatRole side) {
        Deal deal = Deal.fromJson(row.content());
        PrincipalId principal = side == SeatRole.BUYER ? deal.buyer() : deal.seller();
        return run.seatOf(principal).orElseThrow().id();
    }

    private static Set<ItemId> items(List<DealRow> deals) {
        Set<ItemId> items = new HashSet<>();
        deals.forEach(row -> Deal.fromJson(row.content())
                .lines()
                .forEach(line -> items.add(line.terms().item())));
        return items;
    }
}
