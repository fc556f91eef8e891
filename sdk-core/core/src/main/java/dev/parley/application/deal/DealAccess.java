// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.mandate.Authority;
import dev.parley.application.mandate.Visibility;
import dev.parley.application.store.Append;
import dev.parley.application.store.DealRow;
import dev.parley.mandate.Mandate;
import dev.parley.model.DealId;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.util.List;
import java.util.Optional;

/** Who stands at the counter: whether a caller may see a deal, and whose part it may take in it. */
final class DealAccess {
    private final Environment environment;
    private final Authority authority;
    private final InDoubtDeals inDoubt;

    DealAccess(Environment environment, InDoubtDeals inDoubt) {
        this.environment = environment;
        this.authority = new Authority(environment);
        this.inDoubt = inDoubt;
    }

    /** The deal, if the caller may see it: for its parties, the host and operators. */
    Outcome<DealRow> approach(Caller caller, DealId deal) {
        return inDoubt
                .committed(() ->
                        environment.store().deal(caller.tenant(), deal).stream().toList())
                .stream()
                .filter(row -> isService(caller) || isParty(caller, row))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    private static boolean isService(Caller caller) {
        return caller.is(Caller.Role.HOST) || caller.is(Caller.Role.OPERATOR);
    }

    private boolean isParty(Caller caller, DealRow row) {
        return (isBuyer(caller, row) || isSeller(caller, row)) && isVisible(caller, visibility(caller), row);
    }

    /**
     * The caller's deals, newest first; an agent's pages are filled with those that it may see.
     *
     * @param asked whose deals an operator asks for
     */
    List<DealRow> deals(Caller caller, Optional<PrincipalId> asked, Optional<DealId> before, int limit) {
        if (asked.isPresent() || caller.agent().isEmpty()) {
            PrincipalId whose = asked.orElse(caller.principal());
            return inDoubt.committed(() -> environment.store().deals(caller.tenant(), whose, before, limit));
        }
        Visibility visibility = visibility(caller);
        return inDoubt.committed(() -> environment
                .store()
                .everyDeal(caller.tenant(), caller.principal(), before)
                .filter(row -> isVisible(caller, visibility, row))
                .limit(limit)
                .toList());
    }

    private Visibility visibility(Caller caller) {
        return authority.visibility(caller, environment.now());
    }

    private static boolean isVisible(Caller caller, Visibility visibility, DealRow row) {
        SeatRole role = isBuyer(caller, row) ? SeatRole.BUYER : SeatRole.SELLER;
        return visibility.includes(role, row, DealRows.category(row));
    }

    static boolean isBuyer(Caller caller, DealRow row) {
        return caller.principal().equals(row.buyer());
    }

    static boolean isSeller(Caller caller, DealRow row) {
        return caller.principal().equals(row.seller());
    }

    /**
     * Whether the caller may change a deal for that party: the principal in person, or the agent of the very mandate under
     * which the party agreed, while it is in force.
     */
    boolean actsFor(Caller caller, PrincipalId party, DealRow row) {
        if (!caller.principal().equals(party)) {
            return false;
        }
        return caller.agent().isEmpty()
                || agreedUnder(party, row)
                        .flatMap(mandate -> authority.mandate(caller.tenant(), mandate))
                        .filter(mandate -> isOf(mandate, caller) && mandate.inForce(environment.now()))
                        .isPresent();
    }

    /** Lets what an agent does to a deal for that party be written only while its mandate has not ended. */
    static void restOn(Caller caller, PrincipalId party, DealRow row, Append.Builder append) {
        if (caller.agent().isPresent()) {
            agreedUnder(party, row).map(Authority::notEnded).ifPresent(append::condition);
        }
    }

    private static Optional<MandateId> agreedUnder(PrincipalId party, DealRow row) {
        return party.equals(row.buyer())
                ? DealRows.authority(row).buyer()
                : DealRows.authority(row).seller();
    }

    private static boolean isOf(Mandate mandate, Caller caller) {
        return mandate.agent().equals(caller.agent());
    }
}
