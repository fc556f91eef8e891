// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import java.util.Optional;

/** What one protocol did, summed up. */
final class Tally {
    private final Moments revenue = new Moments();
    private final Moments seller = new Moments();
    private final Moments buyer = new Moments();
    private final Moments fees = new Moments();
    private final Moments gains = new Moments();
    private final Moments firstBest = new Moments();
    private final Moments lost = new Moments();
    private final Moments rounds = new Moments();

    void add(Accounts accounts) {
        revenue.add(accounts.revenue());
        seller.add(accounts.seller());
        buyer.add(accounts.buyer());
        fees.add(accounts.fees());
        gains.add(accounts.gains());
        firstBest.add(accounts.firstBest());
        lost.add(accounts.firstBest() - accounts.gains());
        if (accounts.isSold()) {
            rounds.add(accounts.rounds());
        }
    }

    void add(Tally other) {
        revenue.add(other.revenue);
        seller.add(other.seller);
        buyer.add(other.buyer);
        fees.add(other.fees);
        gains.add(other.gains);
        firstBest.add(other.firstBest);
        lost.add(other.lost);
        rounds.add(other.rounds);
    }

    Measures measures(String protocol) {
        long plays = gains.count();
        return new Measures(
                protocol,
                plays,
                Estimate.ofShare(rounds.count(), plays),
                revenue.estimate(),
                seller.estimate(),
                buyer.estimate(),
                fees.estimate(),
                gains.estimate(),
                firstBest.estimate(),
                efficiency(),
                rounds.count() == 0 ? Optional.empty() : Optional.of(rounds.estimate()));
    }

    /** The ratio of two means that were measured on the same plays: its error follows from both and from how they move together. */
    private Optional<Estimate> efficiency() {
        if (firstBest.mean() <= 0) {
            return Optional.empty();
        }
        double ratio = gains.mean() / firstBest.mean();
        double together = (gains.variance() + firstBest.variance() - lost.variance()) / 2;
        double variance = Math.max(0, gains.variance() - 2 * ratio * together + ratio * ratio * firstBest.variance());
        return Optional.of(Estimate.of(ratio, Math.sqrt(variance / gains.count()) / firstBest.mean()));
    }
}
