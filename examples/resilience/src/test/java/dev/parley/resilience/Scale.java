// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

/**
 * How much a run does: little in a build, all of it with {@code -Dparley.resilience=full}.
 *
 * @param buyers for one unit of stock
 * @param repeats of each race
 * @param kills of a node
 * @param bidders in an auction
 */
record Scale(int buyers, int repeats, int kills, int bidders) {
    static Scale chosen() {
        return System.getProperty("parley.resilience", "short").equals("full")
                ? new Scale(200, 20, 10, 1_000)
                : new Scale(40, 2, 2, 60);
    }
}
