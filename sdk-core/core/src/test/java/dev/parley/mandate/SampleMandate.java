// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.AgentId;
import dev.parley.model.Disclosure;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.SeatRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A mandate in the making: a buyer's agent that may make every offer on everything today, until a test says otherwise. */
final class SampleMandate {
    Optional<AgentId> agent = Optional.of(Samples.AGENT);
    SeatRole role = SeatRole.BUYER;
    Scope scope = Scope.ANYTHING;
    Currency currency = Samples.EUR;
    PriceBasis basis = PriceBasis.ALL_INCLUDED;
    List<IssueBound> issues = new ArrayList<>();
    Optional<Money> unitPrice = Optional.empty();
    Optional<Money> perDeal = Optional.empty();
    Optional<Money> budget = Optional.empty();
    Optional<Long> maxDeals = Optional.empty();
    Optional<Money> approvalFrom = Optional.empty();
    Set<String> kinds = new TreeSet<>(Set.of("offer", "accept", "reject"));
    Optional<Long> maxRounds = Optional.empty();
    long minSecondsBetweenMoves = 0;
    Set<Disclosure> disclosure = Set.of();
    Instant validFrom = Samples.NOON.minusSeconds(3_600);
    Instant validUntil = Samples.NOON.plusSeconds(3_600);
    Optional<MandateId> parent = Optional.empty();
    int depth = 0;
    Optional<Instant> revokedAt = Optional.empty();

    static SampleMandate seller() {
        SampleMandate draft = new SampleMandate();
        draft.role = SeatRole.SELLER;
        return draft;
    }

    SampleMandate bound(IssueBound bound) {
        issues.add(bound);
        return this;
    }

    SampleMandate unitPrice(long minorUnits) {
        unitPrice = Optional.of(Samples.euros(minorUnits));
        return this;
    }

    SampleMandate perDeal(long minorUnits) {
        perDeal = Optional.of(Samples.euros(minorUnits));
        return this;
    }

    SampleMandate approvalFrom(long minorUnits) {
        approvalFrom = Optional.of(Samples.euros(minorUnits));
        return this;
    }

    Mandate build() {
        return new Mandate(
                new MandateId("mandate"),
                Samples.MAIN,
                Samples.BUYER,
                agent,
                role,
                scope,
                currency,
                basis,
                new Bounds(issues, unitPrice, perDeal, budget, maxDeals, approvalFrom),
                new Conduct(kinds, maxRounds, minSecondsBetweenMoves, disclosure),
                validFrom,
                validUntil,
                parent,
                depth,
                Samples.NOON.minusSeconds(7_200),
                revokedAt);
    }
}
