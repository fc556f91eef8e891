// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.policy;

import dev.parley.api.DryRun;
import dev.parley.api.Outcome;
import dev.parley.api.Policies;
import dev.parley.application.Environment;
import dev.parley.application.command.Violation;
import dev.parley.application.listing.ListingCatalogue;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.Explanation;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyFault;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries rules on listings. */
final class DryRunning {
    /** The most that is said of listings at once, in characters. */
    private static final long MOST_CHARACTERS = 512 * 1024;

    /** What stands around a verdict and around a finding, in characters. */
    private static final long VERDICT = 50;

    /** A protocol of the host's may take its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Environment environment;
    private final ListingCatalogue catalogue;
    private final PolicyVersions book;
    private final RegisteredProtocols protocols;
    private final TrialOpenings openings;

    DryRunning(Environment environment, TrialOpenings openings) {
        this.environment = environment;
        this.catalogue = new ListingCatalogue(environment);
        this.book = new PolicyVersions(environment);
        this.protocols = new RegisteredProtocols(environment);
        this.openings = openings;
    }

    /** Tries a draft, or the rules in force; a draft that could not be published is refused as publishing it would be. */
    Outcome<List<DryRun>> run(
            Caller caller, List<ListingRef> refs, Optional<PolicyDraft> draft, Optional<Instant> instant) {
        Instant now = environment.now();
        Instant giveUp = now.plus(PATIENCE);
        Optional<Policy> inForce = book.current(caller.tenant());
        return tried(caller, draft, inForce, now)
                .then(tried -> listings(caller, refs)
                        .then(listings -> run(caller.tenant(), listings, tried, inForce, instant.orElse(now), giveUp)));
    }

    /** Tries the listings, as long as all that is said of them can be read. */
    private Outcome<List<DryRun>> run(
            Tenant tenant,
            List<Listing> listings,
            Optional<Policy> tried,
            Optional<Policy> inForce,
            Instant at,
            Instant giveUp) {
        List<DryRun> sessions = new ArrayList<>();
        long said = 0;
        for (Listing listing : listings) {
            DryRun session = dryRun(tenant, listing, tried, inForce, at, giveUp);
            said += length(session.explanation());
            if (said > MOST_CHARACTERS) {
                return Outcome.refused(Violation.refusal(
                        "/listings", "are too many for rules that are so many: try " + sessions.size() + " at once"));
            }
            sessions.add(session);
        }
        return Outcome.done(sessions);
    }

    /** How long it is when it is written, in characters, about. */
    private static long length(Explanation explanation) {
        return explanation.verdicts().stream()
                .mapToLong(verdict -> VERDICT
                        + verdict.rule().length()
                        + verdict.findings().stream()
                                .mapToLong(
                                        finding -> VERDICT + finding.sentence().length())
                                .sum())
                .sum();
    }

    /** What speaks against rules of a draft, or of those in force, that may be published all the same. */
    Outcome<List<PolicyFault>> warnings(Caller caller, Optional<PolicyDraft> draft) {
        return tried(caller, draft, book.current(caller.tenant()), environment.now())
                .map(tried -> tried.map(Policy::warnings).orElse(List.of()));
    }

    private Outcome<Optional<Policy>> tried(
            Caller caller, Optional<PolicyDraft> draft, Optional<Policy> inForce, Instant now) {
        long next = inForce.map(Policy::version).orElse(0L) + 1;
        List<Violation> faults = draft.map(rules -> rules.faults(protocols, next, caller.principal(), now))
                .orElse(List.of());
        return faults.isEmpty()
                ? Outcome.done(draft.map(rules -> rules.policy(next, caller.principal(), now))
                        .or(() -> inForce))
                : Outcome.refused(Violation.refusal(Reason.INVALID_REQUEST, "/draft", faults));
    }

    private Outcome<List<Listing>> listings(Caller caller, List<ListingRef> refs) {
        if (refs.size() > Policies.MOST_TRIED) {
            return Outcome.refused(
                    Violation.refusal("/listings", "must be at most " + Policies.MOST_TRIED + " listings"));
        }
        List<Listing> found = new ArrayList<>();
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < refs.size(); i++) {
            Optional<Listing> listing = catalogue.find(caller.tenant(), refs.get(i));
            listing.ifPresent(found::add);
            if (listing.isEmpty()) {
                faults.add(new Violation(
                        "/listings/" + i, "NOT_FOUND", "There is no listing \"" + refs.get(i) + "\" for sale."));
            }
        }
        return faults.isEmpty()
                ? Outcome.done(found)
                : Outcome.refused(Violation.refusal(Reason.INVALID_REQUEST, "", faults));
    }

    private DryRun dryRun(
            Tenant tenant,
            Listing listing,
            Optional<Policy> tried,
            Optional<Policy> inForce,
            Instant at,
            Instant giveUp) {
        Explanation explanation = explain(tried, listing, at);
        Optional<Choice> choice = choice(explanation);
        boolean changes = !choice.equals(choice(explain(inForce, listing, at)));
        Optional<DryRun.Trial> opening = choice.map(chosen -> environment.now().isBefore(giveUp)
                ? openings.refusal(tenant, listing, chosen, at)
                        .map(DryRun.Trial::refused)
                        .orElse(DryRun.Trial.OPENS)
                : DryRun.Trial.NOT_TRIED);
        return new DryRun(listing.ref(), explanation, changes, opening);
    }

    /** Without any policy nothing is negotiated, as with one that has no rules. */
    private static Explanation explain(Optional<Policy> policy, Listing listing, Instant at) {
        return policy.map(rules -> rules.explain(listing, at))
                .orElseGet(() -> new Explanation(0, listing.ref(), at, List.of(), Optional.empty()));
    }

    private Optional<Choice> choice(Explanation explanation) {
        return explanation.choice().map(protocols::whole);
    }
}
