// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.terms;

import dev.parley.api.PrivateTermsView.Lapse;
import dev.parley.application.Environment;
import dev.parley.application.command.Violation;
import dev.parley.application.listing.ListingForSale;
import dev.parley.application.policy.PolicyVersions;
import dev.parley.model.Json;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.util.List;
import java.util.Optional;

/** Whether private terms act on a listing as it is now, by what the policy chooses for it now. */
final class TermsCheck {
    private final Environment environment;
    private final PolicyVersions policies;
    private final TrialOpening trial;

    TermsCheck(Environment environment) {
        this.environment = environment;
        this.policies = new PolicyVersions(environment);
        this.trial = new TrialOpening(environment);
    }

    /** Why terms do not act, in the order of {@link Lapse}; empty while they do. */
    List<Lapse> lapses(Tenant tenant, ListingForSale forSale, StoredPrivateTerms kept) {
        Optional<Chosen> chosen = chosen(tenant, forSale);
        if (chosen.isEmpty()) {
            return List.of(Lapse.NOT_NEGOTIABLE);
        }
        List<Lapse> changes =
                kept.basis().changesTo(TermsBasis.of(forSale, chosen.get().choice()));
        boolean taken =
                !changes.isEmpty() || chosen.get().violations(kept.terms()).isEmpty();
        return taken ? changes : List.of(Lapse.NOT_TAKEN);
    }

    /** What the policy chooses; empty where it lets nothing be negotiated. */
    Optional<Chosen> chosen(Tenant tenant, ListingForSale forSale) {
        return policies.current(tenant)
                .flatMap(policy -> policy.choose(forSale.listing(), environment.now())
                        .flatMap(rule -> environment
                                .protocols()
                                .find(rule.choice().protocol())
                                .map(protocol -> new Chosen(tenant, forSale, policy, rule.choice(), protocol))));
    }

    /** What the policy chooses for a listing now. */
    final class Chosen {
        private final Tenant tenant;
        private final ListingForSale forSale;
        private final Policy policy;
        private final Choice choice;
        private final PlayedProtocol protocol;

        Chosen(Tenant tenant, ListingForSale forSale, Policy policy, Choice choice, PlayedProtocol protocol) {
            this.tenant = tenant;
            this.forSale = forSale;
            this.policy = policy;
            this.choice = choice;
            this.protocol = protocol;
        }

        Policy policy() {
            return policy;
        }

        Choice choice() {
            return choice;
        }

        /** What is wrong with terms: by the schema, else because no negotiation would open with them. */
        List<Violation> violations(Json terms) {
            List<Violation> violations = Violation.of(protocol.forms().privateTermsFaults(terms));
            return violations.isEmpty()
                    ? trial
                            .refusal(tenant, forSale.listing(), choice, protocol, terms)
                            .map(refusal -> new Violation(
                                    "", refusal.code().name(), refusal.params().toString()))
                            .stream()
                            .toList()
                    : violations;
        }
    }
}
