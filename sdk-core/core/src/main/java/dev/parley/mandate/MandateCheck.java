// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The decision whether a move lies within a mandate. Pure. Rules are checked in the order of {@link Reason}, and the
 * first that is broken is the answer; budgets and numbers of deals are not looked at here but held, after this, through
 * {@link MandateAccount}. A refusal names item and issue at most to the caller, and the bound only to the principal.
 *
 * @since 0.1.0
 */
public final class MandateCheck {
    private MandateCheck() {}

    /**
     * Whether an actor may make a move. An agent needs a mandate for that very agent; a principal in person needs none,
     * and is held to the limits that it set for itself on this side where it set some.
     *
     * @param mandate what was found for the actor and the side, if anything
     */
    public static Verdict decide(Optional<Mandate> mandate, Actor actor, Attempt attempt) {
        if (mandate.isEmpty() && actor.agent().isEmpty()) {
            return Verdict.PERMITTED;
        }
        return mandate.filter(found -> found.isFor(actor))
                .map(found -> within(found, attempt))
                .orElseGet(() -> new Verdict.Refused(Refusal.of(Reason.MANDATE_REQUIRED)));
    }

    private static Verdict within(Mandate mandate, Attempt attempt) {
        return first(List.of(
                        () -> notInForce(mandate, attempt),
                        () -> outOfScope(mandate, attempt),
                        () -> kindNotAllowed(mandate.conduct(), attempt),
                        () -> disclosureNotAllowed(mandate, attempt),
                        () -> BoundCheck.refusal(mandate, attempt),
                        () -> roundsUsedUp(mandate.conduct(), attempt),
                        () -> tooFast(mandate.conduct(), attempt)))
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> approval(mandate, attempt));
    }

    /**
     * Why a mandate does not let a deal be made on terms to which an earlier move bound its principal, if so. Looks again
     * at validity, scope and bounds; how the terms came about was decided with the move.
     *
     * @param deal the terms that become a deal, as an attempt of the move that bound this side
     */
    public static Optional<Refusal> atAgreement(Mandate mandate, Attempt deal) {
        return first(List.of(
                () -> notInForce(mandate, deal),
                () -> outOfScope(mandate, deal),
                () -> BoundCheck.refusal(mandate, deal)));
    }

    private static Optional<Refusal> first(List<Supplier<Optional<Refusal>>> rules) {
        return rules.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> notInForce(Mandate mandate, Attempt attempt) {
        if (mandate.inForce(attempt.at())) {
            return Optional.empty();
        }
        Refusal refusal = Refusal.of(Reason.MANDATE_NOT_IN_FORCE)
                .withForOwner("validFrom", Json.of(mandate.validFrom()))
                .withForOwner("validUntil", Json.of(mandate.validUntil()));
        return Optional.of(mandate.revokedAt()
                .map(at -> refusal.withForOwner("revokedAt", Json.of(at)))
                .orElse(refusal));
    }

    private static Optional<Refusal> outOfScope(Mandate mandate, Attempt attempt) {
        boolean covered = mandate.role() == attempt.role() && mandate.scope().covers(attempt.listing());
        boolean payable = mandate.currency().equals(attempt.listing().currency())
                && mandate.basis().equals(attempt.listing().basis());
        if (covered && (payable || !attempt.isBinding())) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(Reason.MANDATE_SCOPE)
                .withForOwner("role", Json.of(mandate.role().name()))
                .withForOwner("scope", mandate.scope().toJson())
                .withForOwner("currency", Json.of(mandate.currency().getCurrencyCode()))
                .withForOwner("taxIncluded", Json.of(mandate.basis().taxIncluded()))
                .withForOwner("shippingIncluded", Json.of(mandate.basis().shippingIncluded())));
    }

    private static Optional<Refusal> kindNotAllowed(Conduct conduct, Attempt attempt) {
        return conduct.kinds().contains(attempt.kind())
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Reason.MANDATE_MOVE).withForOwner("kinds", Json.array(conduct.kinds(), Json::of)));
    }

    /** What a principal in person tells is its own affair, whatever limits it set for itself. */
    private static Optional<Refusal> disclosureNotAllowed(Mandate mandate, Attempt attempt) {
        Set<Disclosure> allowed = mandate.conduct().disclosure();
        Set<Disclosure> beyond = new TreeSet<>(attempt.tells());
        beyond.removeAll(allowed);
        return mandate.agent().isEmpty() || beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.MANDATE_DISCLOSURE)
                        .with("tells", Json.array(beyond, of -> Json.of(of.name())))
                        .withForOwner("disclosure", Json.array(allowed, of -> Json.of(of.name()))));
    }

    private static Optional<Refusal> roundsUsedUp(Conduct conduct, Attempt attempt) {
        return conduct.maxRounds()
                .filter(rounds -> attempt.movesMade() >= rounds)
                .map(rounds -> Refusal.of(Reason.MANDATE_ROUNDS).withForOwner("maxRounds", Json.of(rounds)));
    }

    private static Optional<Refusal> tooFast(Conduct conduct, Attempt attempt) {
        Duration pause = Duration.ofSeconds(conduct.minSecondsBetweenMoves());
        return attempt.lastMoveAt()
                .filter(last -> Duration.between(last, attempt.at()).compareTo(pause) < 0)
                .map(last -> Refusal.of(Reason.MANDATE_PACE)
                        .retryingAt(last.plus(pause), attempt.at())
                        .withForOwner("minSecondsBetweenMoves", Json.of(conduct.minSecondsBetweenMoves())));
    }

    private static Verdict approval(Mandate mandate, Attempt attempt) {
        Optional<Money> from = mandate.bounds().approvalFrom();
        if (from.isEmpty() || !attempt.isBinding()) {
            return Verdict.PERMITTED;
        }
        Money amount = BoundCheck.total(attempt).orElseThrow();
        return from.get().exceeds(amount) ? Verdict.PERMITTED : new Verdict.NeedsApproval(amount);
    }
}
