// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Disclosure;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A move in the making: a buyer's first offer at noon that binds nothing, until a test says otherwise. */
final class AttemptDraft {
    Instant at = Samples.NOON;
    Listing listing = Samples.listing();
    SeatRole role = SeatRole.BUYER;
    String kind = "offer";
    List<Terms> binds = List.of();
    Map<ItemId, Money> amounts = Map.of();
    Set<Disclosure> tells = Set.of();
    SettlementRule settlement = SettlementRule.EACH_ITEM;
    long movesMade = 0;
    Optional<Instant> lastMoveAt = Optional.empty();

    static AttemptDraft binding(Terms... terms) {
        AttemptDraft draft = new AttemptDraft();
        draft.binds = List.of(terms);
        return draft;
    }

    AttemptDraft settling(SettlementRule rule) {
        settlement = rule;
        return this;
    }

    AttemptDraft comingTo(ItemId item, long cents) {
        amounts = Map.of(item, new Money(cents, listing.currency()));
        return this;
    }

    Attempt build() {
        return new Attempt(at, listing, role, kind, binds, amounts, tells, settlement, movesMade, lastMoveAt);
    }

    /** The answer to this attempt by the mandate's own agent, on the mandate's own side. */
    String under(SampleMandate mandate) {
        role = mandate.role;
        return verdict(mandate);
    }

    /** The refusal's code, {@code PERMITTED}, or {@code NEEDS_APPROVAL}. */
    String verdict(SampleMandate mandate) {
        return describe(MandateCheck.decide(Optional.of(mandate.build()), Samples.BY_AGENT, build()));
    }

    static String describe(Verdict verdict) {
        return verdict.match(
                () -> "PERMITTED", refusal -> refusal.code().name(), amount -> "NEEDS_APPROVAL " + amount.minorUnits());
    }
}
