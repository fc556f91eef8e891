// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dry run of a policy on a listing: every rule up to the winner, each with what speaks for and against it. Rules
 * after the winner are not tried.
 *
 * @param policyVersion the policy's
 * @param listing the listing
 * @param at the instant in question
 * @param verdicts in the policy's order; the last one matches, or none does
 * @param choice how the listing is negotiated; empty when it is not
 * @since 0.1.0
 */
public record Explanation(
        long policyVersion, ListingRef listing, Instant at, List<Verdict> verdicts, Optional<Choice> choice) {
    public Explanation {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * What came of one rule.
     *
     * @param rule its name
     * @param matches whether it wins
     * @param findings for a rule that wins what speaks for it, for another what speaks against it; never empty
     */
    public record Verdict(String rule, boolean matches, List<Finding> findings) {
        public Verdict {
            findings = List.copyOf(findings);
        }

        private static Verdict of(PolicyRule rule, Listing listing, Instant at) {
            List<Finding> findings = rule.findings(listing, at);
            boolean matches = findings.stream().allMatch(Finding::fits);
            return new Verdict(
                    rule.name(),
                    matches,
                    findings.stream()
                            .filter(finding -> finding.fits() == matches)
                            .toList());
        }

        private Json toJson() {
            return Json.object()
                    .put("rule", rule)
                    .put("matches", matches)
                    .put(
                            "findings",
                            Json.array(
                                    findings,
                                    finding -> Json.object()
                                            .put("code", finding.code().name())
                                            .put("sentence", finding.sentence())
                                            .build()))
                    .build();
        }
    }

    static Explanation of(Policy policy, Listing listing, Instant at) {
        List<Verdict> verdicts = new ArrayList<>();
        Optional<Choice> choice = Optional.empty();
        for (PolicyRule rule : policy.rules()) {
            Verdict verdict = Verdict.of(rule, listing, at);
            verdicts.add(verdict);
            if (verdict.matches()) {
                choice = Optional.of(rule.choice());
                break;
            }
        }
        return new Explanation(policy.version(), listing.ref(), Instants.truncate(at), verdicts, choice);
    }

    /** The name of the rule that wins; empty when the listing is not negotiated. */
    public Optional<String> winner() {
        return verdicts.stream().filter(Verdict::matches).map(Verdict::rule).findFirst();
    }

    /** What comes of it, in an English sentence. */
    public String sentence() {
        return choice.map(chosen -> "Rule \"" + winner().orElseThrow() + "\" wins: the listing is negotiated by "
                        + chosen.text() + ".")
                .orElse("No rule matches: the listing is not negotiated.");
    }

    /** This explanation as JSON. */
    public Json toJson() {
        return Json.object()
                .put("policyVersion", policyVersion)
                .put("listing", listing.value())
                .put("at", at)
                .put("sentence", sentence())
                .putIf("winner", winner(), Json::of)
                .putIf("choice", choice, Choice::toJson)
                .put("verdicts", Json.array(verdicts, Verdict::toJson))
                .build();
    }
}
