// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.util.Locale;

/**
 * What an auction cost.
 *
 * @param kind how it was held
 * @param bidders how many joined, each of whom submitted once
 * @param joins nanoseconds that each took to join
 * @param submissions nanoseconds that each took to submit
 * @param close seconds from the deadline's coming to its being committed
 * @param live bytes of the heap that the auction took before the close
 * @param peak bytes of the heap that were in use at most during the close, garbage among them
 * @param stored bytes in PostgreSQL before the close, with indexes
 * @param deals how many were made
 * @param load seconds that another Parley, which has not seen the auction yet, takes to show it
 */
@SuppressWarnings("ArrayRecordComponent")
record Figures(
        Auction.Kind kind,
        int bidders,
        long[] joins,
        long[] submissions,
        double close,
        long live,
        long peak,
        long stored,
        int deals,
        double load) {
    static final String HEADER =
            "| auction | bidders | join | submission | first 1,000 | last 1,000 | close | deals | heap each | peak"
                    + " | stored each | load |\n|---|---|---|---|---|---|---|---|---|---|---|---|";
    private static final int SOME = 1_000;

    Figures(
            Auction.Kind kind,
            int bidders,
            long[] joins,
            long[] submissions,
            double close,
            long live,
            long peak,
            long stored,
            int deals) {
        this(kind, bidders, joins, submissions, close, live, peak, stored, deals, 0);
    }

    Figures loadedIn(double seconds) {
        return new Figures(kind, bidders, joins, submissions, close, live, peak, stored, deals, seconds);
    }

    private double join() {
        return Auction.mean(joins, 0, bidders);
    }

    private double submission() {
        return Auction.mean(submissions, 0, bidders);
    }

    private double each(double whole) {
        return whole / bidders;
    }

    String row() {
        int some = Math.min(SOME, bidders);
        return String.format(
                Locale.ROOT,
                "| %s × %d | %,d | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %.2f s | %d | %,d bytes | %,d MB"
                        + " | %,d bytes | %.2f s |",
                kind.pricing(),
                kind.units(),
                bidders,
                join(),
                submission(),
                Auction.mean(submissions, 0, some),
                Auction.mean(submissions, bidders - some, bidders),
                close,
                deals,
                live / bidders,
                peak >> 20,
                stored / bidders,
                load);
    }

    /** What each bidder costs, as a multiple of what it costs in a smaller auction. */
    String comparedWith(Figures small) {
        return String.format(
                Locale.ROOT,
                "| each, × | %d | %.2f | %.2f | | | %.2f | | %.2f | | %.2f | %.2f |",
                bidders / small.bidders,
                join() / small.join(),
                submission() / small.submission(),
                each(close) / small.each(small.close),
                each((double) live) / small.each((double) small.live),
                each((double) stored) / small.each((double) small.stored),
                each(load) / small.each(small.load));
    }
}
