// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

import java.util.List;

/**
 * What a party may see of a certificate: what its own utility and the public agreement imply, and nothing of the other side.
 * Price and share of the joint gains together would tell the other's limit.
 *
 * @param worth of the agreement to this party
 * @param gain over what it has without one
 * @param share of the way from what it has without one to its best outcome, whatever that is worth to the other; 0 where there
 *     is no way
 * @since 0.1.0
 */
public record OwnPart(double worth, double gain, double share) implements CertificateView {
    /**
     * Told from one's own utility alone.
     *
     * @param worths of each issue's values
     * @param deal the value of each issue
     * @param disagreement what the party has without an agreement
     * @throws IllegalArgumentException if the deal is not one value of each issue, or a number is not finite
     */
    public static OwnPart of(List<double[]> worths, List<Integer> deal, double disagreement) {
        double worth = 0;
        double best = 0;
        if (deal.size() != worths.size()) {
            throw new IllegalArgumentException(
                    "the deal has " + deal.size() + " values, and there are " + worths.size() + " issues");
        }
        for (int issue = 0; issue < worths.size(); issue++) {
            double[] values = worths.get(issue);
            if (deal.get(issue) < 0 || deal.get(issue) >= values.length) {
                throw new IllegalArgumentException("issue " + issue + " has no value " + deal.get(issue));
            }
            worth += values[deal.get(issue)];
            double most = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                most = Math.max(most, value);
            }
            best += most;
        }
        if (!Double.isFinite(best) || !Double.isFinite(worth) || !Double.isFinite(disagreement)) {
            throw new IllegalArgumentException("utilities and disagreement must be finite");
        }
        double stake = best - disagreement;
        return new OwnPart(worth, worth - disagreement, stake > 0 ? (worth - disagreement) / stake : 0);
    }
}
