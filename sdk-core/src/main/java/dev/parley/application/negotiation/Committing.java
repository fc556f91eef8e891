package dev.parley.application.negotiation;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Lapses;
import dev.parley.application.listing.Restocking;
import dev.parley.application.listing.SalePeriod;
import dev.parley.application.listing.Warehouse;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Hold;
import dev.parley.model.Json;
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
final class Committing {
    private final Desk desk;
    private final Environment environment;
    private final Supplier<Lapses> lapses;
    private final Restocking restocking;

    /** For commands. */
    Committing(Desk desk) {
        this(
                desk,
                () -> Lapses.of(desk.environment(), (tenant, negotiation) -> Falling.alone(desk, tenant, negotiation)));
    }

    /** @param lapses what ends, for each command, what has lapsed and is in its way */
    Committing(Desk desk, Supplier<Lapses> lapses) {
        this.desk = desk;
        this.environment = desk.environment();
        this.lapses = lapses;
        this.restocking = new Restocking(environment);
    }

    /** What came of one attempt to decide and write. */
    sealed interface Attempted<T> {
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
        record Unheld<T>(Tenant tenant, Set<AccountId> accounts, Lapses.Horizon horizon, Supplier<Outcome<T>> outcome)
                implements Attempted<T> {
            /** The same with another refusal. */
            Unheld<T> withOutcome(Supplier<Outcome<T>> other) {
                return new Unheld<>(tenant, accounts, horizon, other);
            }
        }

        /**
         * There is too little for what private terms would answer.
         *
         * @param unheld of what there is too little
         * @param otherwise writes the step without the answer, if nothing of it can be had from what has lapsed
         */
        record Unanswered<T>(Unheld<T> unheld, Supplier<Attempted<T>> otherwise) implements Attempted<T> {}

        static <T> Attempted<T> over(Outcome<T> outcome) {
            return new Over<>(Optional.of(outcome));
        }
    }

    /** Tries until it is over, a bounded number of times. */
    <T> Optional<Outcome<T>> untilOver(Supplier<Attempted<T>> attempt) {
        return untilOver(attempt, () -> attempt, Supplier::get);
    }

    /**
     * Tries until it is over, a bounded number of times.
     *
     * @param known what the first attempt goes on from
     * @param again reads afresh what each other attempt goes on from
     */
    <F, T> Optional<Outcome<T>> untilOver(F known, Supplier<F> again, Function<F, Attempted<T>> attempt) {
        F from = known;
        Lapses ending = lapses.get();
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
    private static <T> Attempted<T> unlessUnanswered(Attempted<T> attempted, Lapses lapses) {
        if (!(attempted instanceof Attempted.Unanswered<T> unanswered)) {
            return attempted;
        }
        Attempted.Unheld<T> unheld = unanswered.unheld();
        return lapses.end(unheld.tenant(), unheld.accounts(), unheld.horizon()) == Lapses.Left.ENDED
                ? new Attempted.Again<>()
                : unanswered.otherwise().get();
    }

    /** Why it is over; nothing when what had lapsed was ended, and the command is to be decided again. */
    private static <T> Optional<Outcome<T>> refused(Attempted.Unheld<T> unheld, Lapses lapses) {
        return switch (lapses.end(unheld.tenant(), unheld.accounts(), unheld.horizon())) {
            case ENDED -> Optional.empty();
            case SOMETHING -> Optional.of(Outcome.refused(Lapses.refusal()));
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
    <T> Attempted<T> commit(Step<?, ?, ?, ?> step, Optional<SeatId> mover, Append append, Supplier<Outcome<T>> done) {
        return commit(
                step,
                append,
                Lapses.Horizon.at(step.run().track().at()),
                done,
                () -> Outcome.refused(Reason.STOCK_UNAVAILABLE),
                refused -> unheld(step, mover, append, refused));
    }

    /**
     * Refuses a step to which the other side's authority no longer suffices; by what stands in its way besides, where
     * something does, so that no step that would be refused anyway tells of that authority.
     */
    <T> Attempted<T> refuse(Step<?, ?, ?, ?> step, Optional<SeatId> mover, Append append) {
        Warehouse warehouse = new Warehouse(environment);
        boolean held = warehouse.holdAtAgreement(step.deals());
        warehouse.releaseUnused(step.ownDeals());
        return held
                ? stale(step, mover, append, Set.of())
                : unheld(step, Warehouse.accounts(step.deals()), Refusal.of(Reason.STOCK_UNAVAILABLE));
    }

    private <T> Attempted<T> unheld(
            Step<?, ?, ?, ?> step, Optional<SeatId> mover, Append append, CommitResult.HoldRefused refused) {
        Set<AccountId> accounts = accounts(refused);
        return isOthers(step, mover, refused.account())
                ? stale(step, mover, append, accounts)
                : unheld(step, accounts, refusal(step, refused));
    }

    /** What refuses a step apart from the other side's authority; else that it no longer suffices. */
    private <T> Attempted<T> stale(
            Step<?, ?, ?, ?> step, Optional<SeatId> mover, Append append, Set<AccountId> others) {
        Optional<CommitResult.HoldRefused> own =
                new Coverage(environment.store(), append).refusal(account -> !isOthers(step, mover, account));
        return own.isPresent()
                ? unheld(step, accounts(own.get()), refusal(step, own.get()))
                : unheld(step, others, Refusal.of(Reason.STALE_OFFER));
    }

    private static <T> Attempted<T> unheld(Step<?, ?, ?, ?> step, Set<AccountId> accounts, Refusal refusal) {
        return new Attempted.Unheld<>(
                step.run().frame().tenant(),
                accounts,
                Lapses.Horizon.at(step.run().track().at()),
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
    <T> Attempted<T> commit(
            Step<?, ?, ?, ?> step,
            Append append,
            Lapses.Horizon horizon,
            Supplier<Outcome<T>> done,
            Supplier<Outcome<T>> soldOut,
            Function<CommitResult.HoldRefused, Attempted<T>> unheld) {
        Tenant tenant = append.tenant();
        Warehouse warehouse = new Warehouse(environment);
        if (!warehouse.holdAtAgreement(step.deals())) {
            warehouse.releaseUnused(step.ownDeals());
            return new Attempted.Unheld<>(tenant, Warehouse.accounts(step.deals()), horizon, soldOut);
        }
        CommitResult result = environment.store().commit(append);
        if (result instanceof CommitResult.Appended) {
            environment.cache().put(step.run());
            return Attempted.over(done.get());
        }
        warehouse.releaseUnused(step.ownDeals());
        if (result instanceof CommitResult.Conflict || result instanceof CommitResult.Outdated) {
            endWithListing(step, result);
            environment.telemetry().decidedAgain();
            return new Attempted.Again<>();
        }
        if (result instanceof CommitResult.Duplicate) {
            return new Attempted.Over<>(Optional.empty());
        }
        if (result instanceof CommitResult.HoldRefused refused) {
            return isRestocked(step, refused) ? new Attempted.Again<>() : unheld.apply(refused);
        }
        throw new IllegalStateException("a new deal cannot be refused: " + result);
    }

    /** What is no longer for sale ends here and now, whoever meets it, so that the next attempt finds it ended. */
    private void endWithListing(Step<?, ?, ?, ?> step, CommitResult result) {
        boolean over = !step.isOpening()
                && result instanceof CommitResult.Outdated outdated
                && SalePeriod.isMeant(outdated.condition());
        if (over) {
            Frame frame = step.run().frame();
            new Controlling(desk).listingWithdrawn(frame.tenant(), frame.id(), frame.salePeriod());
        }
    }

    /** Whether the host's catalogue has more by now than Parley knew. */
    private boolean isRestocked(Step<?, ?, ?, ?> step, CommitResult.HoldRefused refused) {
        Frame frame = step.run().frame();
        return refused.account().kind() == AccountId.Kind.STOCK
                && restocking.follow(frame.tenant(), frame.listing().ref());
    }

    private Refusal refusal(Step<?, ?, ?, ?> step, CommitResult.HoldRefused refused) {
        AccountId account = refused.account();
        return switch (account.kind()) {
            case MANDATE_BUDGET -> Refusal.of(refused.closed() ? Reason.MANDATE_NOT_IN_FORCE : Reason.BUDGET_EXCEEDED);
            case MANDATE_DEALS -> Refusal.of(refused.closed() ? Reason.MANDATE_NOT_IN_FORCE : Reason.DEALS_EXCEEDED);
            case NEGOTIATION_SLOT -> alreadyNegotiating(step, account);
            case OFFERS -> Refusal.of(Reason.OFFER_LIMIT);
            case STOCK -> Refusal.of(Reason.STOCK_UNAVAILABLE);
            case SALE -> throw new IllegalStateException("no negotiation sells for an order: " + account);
        };
    }

    /** Whether an account is that of a mandate other than the mover's, of which nothing is told. */
    private static boolean isOthers(Step<?, ?, ?, ?> step, Optional<SeatId> mover, AccountId account) {
        boolean ofMandate =
                account.kind() == AccountId.Kind.MANDATE_BUDGET || account.kind() == AccountId.Kind.MANDATE_DEALS;
        return ofMandate
                && mover.flatMap(seat ->
                                step.run().track().conduct(seat).warrant().mandate())
                        .filter(mandate -> mandate.value().equals(account.key()))
                        .isEmpty();
    }

    /** What a step meets whose place on the listing another negotiation has. */
    <T> Attempted<T> placeTaken(Step<?, ?, ?, ?> step, AccountId place) {
        return new Attempted.Unheld<>(
                step.run().frame().tenant(),
                Set.of(place),
                Lapses.Horizon.at(step.run().track().at()),
                () -> Outcome.refused(alreadyNegotiating(step, place)));
    }

    private Refusal alreadyNegotiating(Step<?, ?, ?, ?> step, AccountId slot) {
        Refusal refusal = Refusal.of(Reason.ALREADY_NEGOTIATING);
        return environment.store().holds(step.run().frame().tenant(), slot, 1).stream()
                .findFirst()
                .map(Hold::holder)
                .map(holder -> refusal.with("negotiation", Json.of(holder)))
                .orElse(refusal);
    }
}
