package dev.parley.api;

import dev.parley.model.ListingRef;
import dev.parley.policy.Explanation;

/**
 * Which rule a listing would get.
 *
 * @param explanation the rule, and why none before it
 * @param changes whether the rules in force now would choose otherwise
 */
public record DryRun(ListingRef listing, Explanation explanation, boolean changes) {}
