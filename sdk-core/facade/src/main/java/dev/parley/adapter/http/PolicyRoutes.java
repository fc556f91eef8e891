// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.DryRun;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.Policies;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.policy.PolicyFault;
import dev.parley.protocol.Reason;
import dev.parley.wire.DryRunList;
import dev.parley.wire.DryRunRequest;
import dev.parley.wire.Policy;
import dev.parley.wire.PolicyDraft;
import dev.parley.wire.PolicyPage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The operations on the policy. */
public final class PolicyRoutes {
    private static final View<dev.parley.policy.Policy, Policy> ONE = View.<dev.parley.policy.Policy, Policy>of(
                    Policy.class, Views::policy)
            .tagged(policy -> String.valueOf(policy.version()));
    private static final View<Page<dev.parley.policy.Policy>, PolicyPage> PAGE =
            View.of(PolicyPage.class, page -> Views.page(page, dev.parley.policy.Policy::toJson));

    private final Policies policies;
    private final Requests requests;
    private final Answers answers;
    private final View<Tried, DryRunList> dryRuns;

    PolicyRoutes(Policies policies, Requests requests, Answers answers, InstantSource clock) {
        this.policies = policies;
        this.requests = requests;
        this.answers = answers;
        this.dryRuns = View.of(DryRunList.class, tried -> Views.at(clock.instant(), tried.toJson()));
    }

    public Answer<Policy> getPolicy(Exchange exchange) {
        return answers.answer(exchange, () -> policies.current(exchange.caller()), ONE);
    }

    public Answer<Policy> publishPolicy(Exchange exchange, PolicyDraft draft) {
        return answers.answer(
                exchange, () -> requests.policy("", requests.json(draft)), json -> publish(exchange, json), ONE);
    }

    private Outcome<dev.parley.policy.Policy> publish(Exchange exchange, Json draft) {
        return exchange.ifMatch()
                .map(tag -> policies.publish(exchange.caller(), version(tag), draft, exchange.key()))
                .orElseGet(() -> unconditional(exchange));
    }

    /** Entitlement comes before the precondition: who may not read the policy is told that first. */
    private Outcome<dev.parley.policy.Policy> unconditional(Exchange exchange) {
        return policies.current(exchange.caller())
                .match(
                        done -> Outcome.refused(Reason.REVISION_REQUIRED),
                        refused -> refused.code() == Reason.NOT_FOUND
                                ? Outcome.refused(Reason.REVISION_REQUIRED)
                                : refused.as());
    }

    /** The version that a tag names; one that never was for a tag of another kind. */
    private static long version(String tag) {
        return tag.matches("0|[1-9][0-9]{0,14}") ? Long.parseLong(tag) : -1;
    }

    public Answer<PolicyPage> listPolicyVersions(Exchange exchange) {
        return answers.answer(
                exchange, () -> policies.versions(exchange.caller(), exchange.cursor(), exchange.limit()), PAGE);
    }

    public Answer<Policy> getPolicyVersion(Exchange exchange) {
        return answers.answer(exchange, () -> policies.version(exchange.caller(), exchange.number("version")), ONE);
    }

    public Answer<DryRunList> dryRunPolicy(Exchange exchange, DryRunRequest request) {
        Json json = requests.json(request);
        List<ListingRef> listings = json.get("listings").list(listing -> new ListingRef(listing.text()));
        Optional<Instant> at = json.find("at").map(Json::instant);
        return answers.answer(
                exchange,
                () -> requests.draft("/draft", json.find("draft")),
                draft -> policies.dryRun(exchange.caller(), listings, draft, at)
                        .then(runs ->
                                policies.warnings(exchange.caller(), draft).map(said -> new Tried(runs, said))),
                dryRuns);
    }

    /** Rules that were tried on listings, and what speaks against the rules themselves. */
    private record Tried(List<DryRun> runs, List<PolicyFault> warnings) {
        private Json toJson() {
            return Views.warned(Views.list(runs, Views::dryRun), warnings);
        }
    }

    void register(Operations operations) {
        operations.add("getPolicy", this::getPolicy);
        operations.add("publishPolicy", PolicyDraft.class, this::publishPolicy);
        operations.add("listPolicyVersions", this::listPolicyVersions);
        operations.add("getPolicyVersion", this::getPolicyVersion);
        operations.add("dryRunPolicy", DryRunRequest.class, this::dryRunPolicy);
    }
}
