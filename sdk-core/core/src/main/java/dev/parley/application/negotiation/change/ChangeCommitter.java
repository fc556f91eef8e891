// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.deal.LapsedHoldRelease;
import dev.parley.application.listing.RemoteInventory;
import dev.parley.application.listing.Restocking;
import dev.parley.application.listing.SalePeriod;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.principal.Admission;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Hold;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes steps, and decides again when somebody else came first, or when what refused a hold has lapsed. */
public final class ChangeCommitter {
    private final NegotiationAccess access;
    private final Environment environment;
    private final Supplier<LapsedHoldRelease> lapses;
    private final Restocking restocking;

    /** For commands. */
    public ChangeCommitter(NegotiationAccess access) {
        this(
                access,
                () -> LapsedHoldRelease.of(
                        access.environment(),
                        (tenant, negotiation) -> ApplyDeadline.alone(access, tenant, negotiation)));
    }

    /** @param lapses what ends, for each command, what has lapsed and is in its way */
    public ChangeCommitter(NegotiationAccess access, Supplier<LapsedHoldRelease> lapses) {
        this.access = access;
        this.environment = access.environment();
        this.lapses = lapses;
        this.restocking = new Restocking(environment);
    }

    /** What came of one attempt to decide and write. */
    public sealed interface Attempted<T> {
        /** It is over, with this outcome; nothing when the command's answer was kept by another request. */
        record Over<T>(Optional<Outcome<T>> outcome) implements Attempted<T> {}

        /** Somebody else came first: decide again. */
        record Again<T>() implements Attempted<T> {}

        /**
         * Something of which there is only so much does not suffice.
         *
         * @param accounts of what
         * @param horizon up to where time has come
         * @param outcome the refusal, if nothing of it is held by what has lapsed
         */
        record Unheld<T>(
                Tenant tenant, Set<AccountId> accounts, LapsedHoldRelease.Horizon horizon, Supplier<Outcome<T>> outcome)
                implements Attempted<T> {
            /** The same with another refusal. */
            public Unheld<T> withOutcome(Supplier<Outcome<T>> other) {
                return new Unheld<>(tenant, accounts, horizon, other);
            }
        }

        /**
         * There is too little for what somebody other than the mover would come to owe.
         *
         * @param unheld of what there is too little
         * @param otherwise writes the step without that, if nothing of it can be had from what has lapsed
         */
        record Unanswered<T>(Unheld<T> unheld, Supplier<Attempted<T>> otherwise) implements Attempted<T> {}

        static <T> Attempted<T> over(Outcome<T> outcome) {
            return new Over<>(Optional.of(outcome));
        }
    }

    /** Tries until it is over, a bounded number of times. */
    public <T> Optional<Outcome<T>> untilOver(Supplier<Attempted<T>> attempt) {
        return untilOver(attempt, () -> attempt, Supplier::get);
    }

    /**
     * Tries until it is over, a bounded number of times.
     *
     * @param known what the first attempt goes on from
     * @param again reads afresh what each other attempt goes on from
     */
    public <F, T> Optional<Outcome<T>> untilOver(F known, Supplier<F> again, Function<F, Attempted<T>> attempt) {
        F from = known;
        LapsedHoldRelease ending = lapses.get();
        for (int left = environment.settings().commitAttempts(); left > 0; left--) {
            Attempted<T> attempted = unlessUnanswered(attempt.apply(from), ending);
            if (attempted instanceof Attempted.Over<T> over) {
                return over.outcome();
            }
            if (attempted instanceof Attempted.Unheld<T> unheld) {
                Optional<Outcome<T>> refused = refused(unheld, ending);
                if (refused.isPresent()) {
                    return refused;
                }
            }
            from = left > 1 ? again.get() : known;
        }
        throw new StoreUnavailableException("too many others write to the same negotiation; try again");
    }

    /** Nobody is told that there was an answer, and so not that something which has lapsed was in its way. */
    private static <T> Attempted<T> unlessUnanswered(Attempted<T> attempted, LapsedHoldRelease lapses) {
        Attempted<T> result = attempted;
        while (result instanceof Attempted.Unanswered<T> unanswered) {
            Attempted.Unheld<T> unheld = unanswered.unheld();
            result = lapses.end(unheld.tenant(), unheld.accounts(), unheld.horizon()) == LapsedHoldRelease.Left.ENDED
                    ? new Attempted.Again<>()
                    : unanswered.otherwise().get();
        }
        return result;
    }

    /** Why it is over; nothing when what had lapsed was ended, and the command is to be decided again. */
    private static <T> Optional<Outcome<T>> refused(Attempted.Unheld<T> unheld, LapsedHoldRelease lapses) {
        return switch (lapses.end(unheld.tenant(), unheld.accounts(), unheld.horizon())) {
            case ENDED -> Optional.empty();
            case SOMETHING -> Optional.of(Outcome.refused(LapsedHoldRelease.refusal()));
            case NOTHING -> Optional.of(unheld.outcome().get());
        };
    }

    /**
     * Writes a step.
     *
     * @param mover the seat whose move it is; empty when nobody's
     * @param append the step's append, with what the command adds to it
     * @param done the outcome once it is written
     */
    public <T> Attempted<T> commit(
            NegotiationChange change, Optional<SeatId> mover, Append append, Supplier<Outcome<T>> done) {
        return commit(
                change,
                append,
                LapsedHoldRelease.Horizon.at(change.session().progress().at()),
                done,
                () -> Outcome.refused(Reason.STOCK_UNAVAILABLE),
                refused -> unheld(change, mover, append, refused));
    }

    /**
     * Refuses a step to which the other side's authority no longer suffices; by what stands in its way besides, where
     * something does, so that no step that would be refused anyway tells of that authority.
     */
    public <T> Attempted<T> refuse(NegotiationChange change, Optional<SeatId> mover, Append append) {
        RemoteInventory warehouse = new RemoteInventory(environment);
        boolean held = warehouse.holdAtAgreement(change.deals());
        warehouse.releaseUnused(change.ownDeals());
        return held
                ? stale(change, mover, append, Set.of())
                : unheld(change, RemoteInventory.accounts(change.deals()), Refusal.of(Reason.STOCK_UNAVAILABLE));
    }

    private <T> Attempted<T> unheld(
            NegotiationChange change, Optional<SeatId> mover, Append append, CommitResult.HoldRefused refused) {
        Set<AccountId> accounts = accounts(refused);
        return isOthers(change, mover, refused.account())
                ? stale(change, mover, append, accounts)
                : unheld(change, accounts, refusal(change, refused));
    }

    /** What refuses a step apart from the other side's authority; else that it no longer suffices. */
    private <T> Attempted<T> stale(
            NegotiationChange change, Optional<SeatId> mover, Append append, Set<AccountId> others) {
        Optional<CommitResult.HoldRefused> own =
                new HoldCoverage(environment.store(), append).refusal(account -> !isOthers(change, mover, account));
        return own.isPresent()
                ? unheld(change, accounts(own.get()), refusal(change, own.get()))
                : unheld(change, others, Refusal.of(Reason.STALE_OFFER));
    }

    private static <T> Attempted<T> unheld(NegotiationChange change, Set<AccountId> accounts, Refusal refusal) {
        return new Attempted.Unheld<>(
                change.session().openingRecord().tenant(),
                accounts,
                LapsedHoldRelease.Horizon.at(change.session().progress().at()),
                () -> Outcome.refused(refusal));
    }

    /** The account that has too little, where something that lapses could give it back. */
    static Set<AccountId> accounts(CommitResult.HoldRefused refused) {
        return refused.closed() ? Set.of() : Set.of(refused.account());
    }

    /**
     * Writes a step.
     *
     * @param horizon up to where time has come for the step
     * @param done the outcome once it is written
     * @param soldOut the outcome when the host's stock does not cover the step's deals
     * @param unheld what comes of it when an account does not cover what the step holds
     */
    public <T> Attempted<T> commit(
            NegotiationChange change,
            Append append,
            LapsedHoldRelease.Horizon horizon,
            Supplier<Outcome<T>> done,
            Supplier<Outcome<T>> soldOut,
            Function<CommitResult.HoldRefused, Attempted<T>> unheld) {
        Tenant tenant = append.tenant();
        RemoteInventory warehouse = new RemoteInventory(environment);
        if (!warehouse.holdAtAgreement(change.deals())) {
            warehouse.releaseUnused(change.ownDeals());
            return new Attempted.Unheld<>(tenant, RemoteInventory.accounts(change.deals()), horizon, soldOut);
        }
        CommitResult result = environment.store().commit(append);
        if (result instanceof CommitResult.Appended) {
            access.sessions().written(change.start(), change.session());
            return Attempted.over(done.get());
        }
        warehouse.releaseUnused(change.ownDeals());
        if (result instanceof CommitResult.Conflict || result instanceof CommitResult.Outdated) {
            environment.telemetry().decidedAgain();
            return endWhatIsOver(change, result)
                    ? Attempted.over(Outcome.refused(Reason.BARRED))
                    : new Attempted.Again<>();
        }
        if (result instanceof CommitResult.Duplicate) {
            return new Attempted.Over<>(Optional.empty());
        }
        if (result instanceof CommitResult.HoldRefused refused) {
            return isRestocked(change, refused) || hasMissedASale(change, refused)
                    ? new Attempted.Again<>()
                    : unheld.apply(refused);
        }
        throw new IllegalStateException("a new deal cannot be refused: " + result);
    }

    /**
     * What is no longer for sale, or has lost somebody whom the marketplace barred, ends here and now, whoever meets it, so
     * that the next attempt finds it ended.
     *
     * @return whether it goes on, and only who acts in the step was barred
     */
    private boolean endWhatIsOver(NegotiationChange change, CommitResult result) {
        if (change.isOpening() || !(result instanceof CommitResult.Outdated outdated)) {
            return false;
        }
        OpeningRecord openingRecord = change.session().openingRecord();
        if (SalePeriod.isMeant(outdated.condition())) {
            new Controlling(access)
                    .listingWithdrawn(openingRecord.tenant(), openingRecord.id(), openingRecord.salePeriod());
        }
        return Admission.of(outdated.condition())
                .flatMap(change.session()::seatOf)
                .filter(seat -> isOut(change, seat))
                .isPresent();
    }

    /** Who takes its seat with the step is admitted, or not, when it is decided again. */
    private boolean isOut(NegotiationChange change, Seat seat) {
        if (change.takesSeat(seat.id())) {
            return false;
        }
        NegotiationSession session = change.session();
        boolean acts = change.isMover(seat.id());
        new Controlling(access)
                .barred(
                        session.openingRecord().tenant(),
                        session.openingRecord().id(),
                        seat.id(),
                        !acts);
        return acts && !Participation.ends(session, seat);
    }

    /** Whether the host's catalogue has more by now than Parley knew. */
    private boolean isRestocked(NegotiationChange change, CommitResult.HoldRefused refused) {
        OpeningRecord openingRecord = change.session().openingRecord();
        return refused.account().kind() == AccountId.Kind.STOCK
                && restocking.follow(
                        openingRecord.tenant(), openingRecord.listing().ref());
    }

    /** Whether something was sold out after an opening had found some of it left. */
    private static boolean hasMissedASale(NegotiationChange change, CommitResult.HoldRefused refused) {
        return change.isOpening()
                && change.deals().isEmpty()
                && refused.account().kind() == AccountId.Kind.STOCK;
    }

    private Refusal refusal(NegotiationChange change, CommitResult.HoldRefused refused) {
        AccountId account = refused.account();
        return switch (account.kind()) {
            case MANDATE_BUDGET -> Refusal.of(refused.closed() ? Reason.MANDATE_NOT_IN_FORCE : Reason.BUDGET_EXCEEDED);
            case MANDATE_DEALS -> Refusal.of(refused.closed() ? Reason.MANDATE_NOT_IN_FORCE : Reason.DEALS_EXCEEDED);
            case NEGOTIATION_SLOT -> alreadyNegotiating(change, account);
            case OFFERS -> Refusal.of(Reason.OFFER_LIMIT);
            case STOCK -> Refusal.of(Reason.STOCK_UNAVAILABLE);
            case SALE -> throw new IllegalStateException("no negotiation sells for an order: " + account);
        };
    }

    /** Whether an account is that of a mandate other than the mover's, of which nothing is told. */
    private static boolean isOthers(NegotiationChange change, Optional<SeatId> mover, AccountId account) {
        boolean ofMandate =
                account.kind() == AccountId.Kind.MANDATE_BUDGET || account.kind() == AccountId.Kind.MANDATE_DEALS;
        return ofMandate
                && mover.flatMap(seat -> change.session()
                                .progress()
                                .conduct(seat)
                                .acting()
                                .mandate())
                        .filter(mandate -> mandate.value().equals(account.key()))
                        .isEmpty();
    }

    /** What a step meets whose place on the listing another negotiation has. */
    public <T> Attempted<T> placeTaken(NegotiationChange change, AccountId place) {
        return new Attempted.Unheld<>(
                change.session().openingRecord().tenant(),
                Set.of(place),
                LapsedHoldRelease.Horizon.at(change.session().progress().at()),
                () -> Outcome.refused(alreadyNegotiating(change, place)));
    }

    private Refusal alreadyNegotiating(NegotiationChange change, AccountId slot) {
        Refusal refusal = Refusal.of(Reason.ALREADY_NEGOTIATING);
        return environment.store().holds(change.session().openingRecord().tenant(), slot, 1).stream()
                .findFirst()
                .map(Hold::holder)
                .map(holder -> refusal.with("negotiation", Json.of(holder)))
                .orElse(refusal);
    }
}
