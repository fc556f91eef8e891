// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.policy;

import dev.parley.api.Outcome;
import dev.parley.api.Policies;
import dev.parley.examples.marketplace.people.People;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.PriceRange;
import dev.parley.policy.Selector;
import dev.parley.protocol.ProtocolId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a policy when the marketplace starts for the first time; one that is there already stays. */
public final class FirstPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(FirstPolicy.class);
    private static final ProtocolId ALTERNATING_OFFERS = new ProtocolId("alternating-offers", 1);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long DAY_SECONDS = 86_400;

    private final Policies policies;

    public FirstPolicy(Policies policies) {
        this.policies = policies;
    }

    /** Publishes it where there is none. */
    public void publish() {
        if (policies.current(People.HOUSE) instanceof Outcome.Refused<Policy>) {
            Policy published = policies.publish(People.HOUSE, 0, draft(), new IdempotencyKey("first-policy"))
                    .orElseThrow();
            LOG.info(
                    "Published policy {} with {} rules",
                    published.version(),
                    published.rules().size());
        }
    }

    /** Cheap books keep their price; big things move only towards agreement; the rest is haggled over freely. */
    static Json draft() {
        List<PolicyRule> rules = List.of(
                PolicyRule.always(
                        "Heavy things, prices only move closer",
                        new Selector(
                                Set.of("furniture", "music"),
                                Optional.of(new PriceRange(EUR, Optional.of(30_000L), Optional.empty())),
                                Set.of(),
                                Map.of()),
                        choice(
                                Json.object()
                                        .put("monotoneConcession", true)
                                        .put("offerExpirySeconds", 3 * DAY_SECONDS)
                                        .build(),
                                SettlementRule.ALL)),
                PolicyRule.always(
                        "Books from twenty euros",
                        new Selector(
                                Set.of("books"),
                                Optional.of(new PriceRange(EUR, Optional.of(2_000L), Optional.empty())),
                                Set.of(),
                                Map.of()),
                        choice(Json.object().build(), SettlementRule.EACH_ITEM)),
                PolicyRule.always(
                        "Everything but books, piece by piece",
                        new Selector(
                                Set.of("cameras", "bicycles", "furniture", "audio", "outdoors", "kitchen", "music"),
                                Optional.empty(),
                                Set.of(),
                                Map.of()),
                        choice(
                                Json.object()
                                        .put("offerExpirySeconds", 2 * DAY_SECONDS)
                                        .build(),
                                SettlementRule.EACH_ITEM)));
        return Json.object()
                .put("comment", "Haggle over most things; inexpensive books keep their price.")
                .put("rules", Json.array(rules, PolicyRule::toJson))
                .build();
    }

    private static Choice choice(Json parameters, SettlementRule settlement) {
        return new Choice(ALTERNATING_OFFERS, parameters, settlement);
    }
}
