// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.erasure;

import dev.parley.application.Environment;
import dev.parley.application.mandate.PersonalMandates;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.RecordKind;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.settlement.DealState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of a principal is still going on and must end before anything of it is erased. */
final class OpenThings {
    private static final int NAMED = 20;
    private static final Set<String> UNPAID = Set.of(DealState.AGREED.name(), DealState.IN_CHECKOUT.name());

    private final Environment environment;
    private final PersonalMandates mandates;

    OpenThings(Environment environment) {
        this.environment = environment;
        this.mandates = new PersonalMandates(environment);
    }

    /** Whether Parley knows the principal at all. */
    boolean isKnown(Tenant tenant, PrincipalId principal) {
        return !environment
                        .store()
                        .heads(heads(tenant, principal, Optional.empty(), Optional.empty(), 1))
                        .isEmpty()
                || mandates.areAny(tenant, principal)
                || !environment
                        .store()
                        .records(tenant, RecordKind.PRIVATE_TERMS, principal.value(), Optional.empty(), 1)
                        .isEmpty();
    }

    /** Why nothing can be erased yet; empty when everything has ended. */
    Optional<Refusal> refusal(Tenant tenant, PrincipalId principal) {
        List<Json> negotiations =
                environment.store().heads(heads(tenant, principal, Optional.of(true), Optional.empty(), NAMED)).stream()
                        .map(head -> Json.of(head.id().value()))
                        .toList();
        List<Json> given = named(mandates.unended(tenant, principal)
                .map(mandate -> Json.of(mandate.id().value())));
        List<Json> deals = named(environment
                .store()
                .everyDeal(tenant, principal, Optional.empty())
                .filter(OpenThings::isUnpaid)
                .map(deal -> Json.of(deal.id().value())));
        return negotiations.isEmpty() && given.isEmpty() && deals.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.STILL_OPEN)
                        .with("negotiations", Json.array(negotiations))
                        .with("mandates", Json.array(given))
                        .with("deals", Json.array(deals)));
    }

    private static List<Json> named(Stream<Json> ids) {
        return ids.limit(NAMED).toList();
    }

    /** Whether a negotiation has not ended, or a deal that came of it waits for payment. */
    boolean isOpen(Head head) {
        return head.open()
                || environment.store().dealsOf(head.tenant(), head.id()).stream()
                        .anyMatch(OpenThings::isUnpaid);
    }

    private static boolean isUnpaid(DealRow deal) {
        return UNPAID.contains(deal.standing().state());
    }

    /** A principal's negotiations, newest first. */
    static HeadQuery heads(
            Tenant tenant, PrincipalId principal, Optional<Boolean> open, Optional<NegotiationId> before, int most) {
        return new HeadQuery(tenant, Optional.of(principal), Optional.empty(), Optional.empty(), open, before, most);
    }
}
