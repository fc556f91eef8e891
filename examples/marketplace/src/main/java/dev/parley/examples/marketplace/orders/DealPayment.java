// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import static java.util.Objects.requireNonNull;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.web.Violation;
import dev.parley.model.DealId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Deals that one order pays, by their ids: all of one negotiation.
 *
 * @param deals 1 to 100, all different
 */
public record DealPayment(@Nullable List<@Nullable String> deals) {
    private static final Pattern DEAL = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final int MOST = 100;

    /** The payment of one deal. */
    public static DealPayment of(DealId deal) {
        return new DealPayment(List.of(deal.value()));
    }

    /** The deals in their order, or what is wrong with them. */
    Outcome<List<DealId>> checked() {
        boolean wellFormed = deals != null
                && !deals.isEmpty()
                && deals.size() <= MOST
                && deals.stream()
                        .allMatch(deal -> deal != null && DEAL.matcher(deal).matches())
                && Set.copyOf(deals).size() == deals.size();
        return wellFormed
                ? Outcome.done(requireNonNull(deals).stream()
                        .map(deal -> new DealId(requireNonNull(deal)))
                        .toList())
                : Outcome.refused(Violation.refusal(
                        new Violation("/deals", "INVALID", "must be the ids of 1 to 100 deals, each once")));
    }
}
