// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.deal.DealRows;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.store.DealRow;
import dev.parley.mandate.Attempt;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateCheck;
import dev.parley.model.ItemId;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Refusal;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealAuthority;
import dev.parley.settlement.DealLine;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether a mandate that let a move be made still lets the deal be made that came of it. */
public final class AuthorityAtAgreement {
    private AuthorityAtAgreement() {}

    /** Whether the authority of one side of a deal stands. A principal in person always does. */
    public static boolean stands(
            Authority authority, NegotiationSession session, DealRow row, SeatRole side, Instant at) {
        return stands(mandate -> authority.mandate(session.openingRecord().tenant(), mandate), session, row, side, at);
    }

    /** The same, with the mandates as they are looked up. */
    public static boolean stands(
            Function<MandateId, Optional<Mandate>> mandates,
            NegotiationSession session,
            DealRow row,
            SeatRole side,
            Instant at) {
        Optional<MandateId> mandate = mandate(row, side);
        if (mandate.isEmpty()) {
            return true;
        }
        return mandates.apply(mandate.get())
                .map(found -> MandateCheck.atAgreement(found, attempt(session, row, side, at))
                        .isEmpty())
                .orElse(false);
    }

    /** Why a mandate does not let the deals be made that come of its own move, at amounts that the move's terms did not say. */
    static Optional<Refusal> refusal(Mandate mandate, NegotiationChange change, SeatRole side, Instant at) {
        return change.deals().stream()
                .filter(row -> mandate(row, side).filter(mandate.id()::equals).isPresent())
                .flatMap(row -> MandateCheck.atAgreement(mandate, attempt(change.session(), row, side, at)).stream())
                .findFirst();
    }

    private static Optional<MandateId> mandate(DealRow row, SeatRole side) {
        DealAuthority under = DealRows.authority(row);
        return side == SeatRole.BUYER ? under.buyer() : under.seller();
    }

    /** A deal is one, whatever the settlement rule. */
    private static Attempt attempt(NegotiationSession session, DealRow row, SeatRole side, Instant at) {
        List<DealLine> lines = Deal.fromJson(row.content()).lines();
        Map<ItemId, Money> amounts = new HashMap<>();
        lines.forEach(line -> amounts.put(line.terms().item(), line.amount()));
        return new Attempt(
                at,
                session.openingRecord().listing(),
                side,
                "agree",
                lines.stream().map(DealLine::terms).toList(),
                amounts,
                Set.of(),
                SettlementRule.ALL,
                0,
                Optional.empty());
    }
}
