// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a policy: the listings that the selector picks are negotiated as the choice says, while the rule is
 * switched on and in effect.
 *
 * @param name for people, 1 to 128 characters, unique within its policy
 * @param enabled whether it is switched on; a rule that is switched off is passed over as if it were not there
 * @param effectiveFrom the first instant at which it counts; empty is always
 * @param effectiveUntil the first instant at which it no longer counts; empty is for ever
 * @param selector which listings
 * @param choice how they are negotiated
 * @since 0.1.0
 */
public record PolicyRule(
        String name,
        boolean enabled,
        Optional<Instant> effectiveFrom,
        Optional<Instant> effectiveUntil,
        Selector selector,
        Choice choice) {
    /** The longest name, in UTF-16 units. */
    public static final int MAX_NAME_LENGTH = 128;

    public PolicyRule {
        Text.requireId("name", name, MAX_NAME_LENGTH);
        effectiveFrom = effectiveFrom.map(Instants::truncate);
        effectiveUntil = effectiveUntil.map(Instants::truncate);
        Objects.requireNonNull(selector, "selector");
        Objects.requireNonNull(choice, "choice");
    }

    /** A rule that is switched on and in effect for ever. */
    public static PolicyRule always(String name, Selector selector, Choice choice) {
        return new PolicyRule(name, true, Optional.empty(), Optional.empty(), selector, choice);
    }

    /** This rule, in effect from an instant until just before another. */
    public PolicyRule during(Optional<Instant> from, Optional<Instant> until) {
        return new PolicyRule(name, enabled, from, until, selector, choice);
    }

    /** This rule, switched off. */
    public PolicyRule disabled() {
        return new PolicyRule(name, false, effectiveFrom, effectiveUntil, selector, choice);
    }

    /** Whether it counts for a listing at an instant; {@link #findings} says why. */
    public boolean matches(Listing listing, Instant at) {
        return enabled && isEffective(at) && selector.selects(listing);
    }

    /** Whether the instant lies in its period, switched on or not. */
    public boolean isEffective(Instant at) {
        Instant moment = Instants.truncate(at);
        return effectiveFrom.map(from -> !moment.isBefore(from)).orElse(true)
                && effectiveUntil.map(moment::isBefore).orElse(true);
    }

    /** Everything that speaks for it and against it, in the order of its parts; never empty. */
    public List<Finding> findings(Listing listing, Instant at) {
        List<Finding> findings = new ArrayList<>();
        if (!enabled) {
            findings.add(new Finding(Finding.Code.SWITCHED_OFF, "The rule is switched off."));
        }
        periodFinding(Instants.truncate(at)).ifPresent(findings::add);
        findings.addAll(selector.findings(listing));
        return List.copyOf(findings);
    }

    private Optional<Finding> periodFinding(Instant at) {
        if (effectiveFrom.filter(at::isBefore).isPresent()) {
            return Optional.of(new Finding(
                    Finding.Code.NOT_YET_EFFECTIVE, "The rule takes effect only at " + text(effectiveFrom) + "."));
        }
        if (effectiveUntil.filter(until -> !at.isBefore(until)).isPresent()) {
            return Optional.of(new Finding(
                    Finding.Code.NO_LONGER_EFFECTIVE, "The rule was in effect until " + text(effectiveUntil) + "."));
        }
        if (effectiveFrom.isEmpty() && effectiveUntil.isEmpty()) {
            return Optional.empty();
        }
        String from = effectiveFrom.isPresent() ? " from " + text(effectiveFrom) : "";
        String until = effectiveUntil.isPresent() ? " until " + text(effectiveUntil) : "";
        return Optional.of(new Finding(Finding.Code.IN_EFFECT, "The rule is in effect" + from + until + "."));
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instants::text).orElse("");
    }

    /**
     * Whether a later rule can never win because this one takes every listing of it at every instant of it. A rule that
     * is switched off covers nothing.
     */
    boolean covers(PolicyRule later) {
        return enabled
                && effectiveFrom
                        .map(from -> later.effectiveFrom
                                .filter(other -> !other.isBefore(from))
                                .isPresent())
                        .orElse(true)
                && effectiveUntil
                        .map(until -> later.effectiveUntil
                                .filter(other -> !other.isAfter(until))
                                .isPresent())
                        .orElse(true)
                && selector.covers(later.selector);
    }

    /** This rule as JSON. */
    public Json toJson() {
        return Json.object()
                .put("name", name)
                .put("enabled", enabled)
                .putIf("effectiveFrom", effectiveFrom, Json::of)
                .putIf("effectiveUntil", effectiveUntil, Json::of)
                .put("selector", selector.toJson())
                .put("choice", choice.toJson())
                .build();
    }

    /**
     * The rule that {@link #toJson} wrote; it is switched on unless it says otherwise, and without a selector it picks
     * every listing.
     *
     * @throws IllegalArgumentException if the JSON is no rule
     */
    public static PolicyRule fromJson(Json json) {
        return new PolicyRule(
                json.get("name").text(),
                json.find("enabled").map(Json::bool).orElse(true),
                json.find("effectiveFrom").map(Json::instant),
                json.find("effectiveUntil").map(Json::instant),
                json.find("selector").map(Selector::fromJson).orElse(Selector.EVERY_LISTING),
                Choice.fromJson(json.get("choice")));
    }
}
