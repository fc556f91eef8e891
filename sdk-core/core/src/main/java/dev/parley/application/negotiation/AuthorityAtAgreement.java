package dev.parley.application.negotiation;

import dev.parley.application.deal.DealRows;
import dev.parley.application.mandate.Authority;
import dev.parley.application.store.DealRow;
import dev.parley.mandate.Attempt;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateCheck;
import dev.parley.model.MandateId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealAuthority;
import dev.parley.settlement.DealLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether a mandate that let a move be made still lets the deal be made that came of it. */
final class AuthorityAtAgreement {
    private AuthorityAtAgreement() {}

    /** Whether the authority of one side of a deal stands. A principal in person always does. */
    static boolean stands(
            Authority authority, NegotiationSession session, DealRow row, SeatRole side, Instant at) {
        return stands(mandate -> authority.mandate(session.openingRecord().tenant(), mandate), session, row, side, at);
    }

    /** The same, with the mandates as they are looked up. */
    static boolean stands(
            Function<MandateId, Optional<Mandate>> mandates,
            NegotiationSession session,
            DealRow row,
            SeatRole side,
            Instant at) {
        DealAuthority under = DealRows.authority(row);
        Optional<MandateId> mandate = side == SeatRole.BUYER ? under.buyer() : under.seller();
        if (mandate.isEmpty()) {
            return true;
        }
        List<Terms> terms = Deal.fromJson(row.content()).lines().stream()
                .map(DealLine::terms)
                .toList();
        Attempt agreement = new Attempt(
                at,
                session.openingRecord().listing(),
                side,
                "agree",
                terms,
                Set.of(),
                session.openingRecord().settlement(),
                0,
                Optional.empty());
        return mandates.apply(mandate.get())
                .map(found -> MandateCheck.atAgreement(found, agreement).isEmpty())
                .orElse(false);
    }
}
