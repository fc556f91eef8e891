// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.laboratory.Measures;
import dev.parley.laboratory.Tournament;
import java.util.List;

/** Strategies that haggle with each other: what buyers and sellers get of the first best. */
final class CrossTable {
    private CrossTable() {}

    static String html(Tournament.Table table) {
        int size = table.standings().size();
        StringBuilder page = new StringBuilder(
                        "<section><h2>If people haggle</h2>\n<p>Strategies against each other: buyers'")
                .append(
                        " from top to bottom, sellers' from left to right. Each cell tells what buyers and what sellers get of")
                .append(
                        " the first best; the darker, the more both get together. Shown, and not advised: whoever gives way less")
                .append(
                        " than its strategy says may gain more.</p>\n<div class=\"wide\"><table class=\"cross\"><thead><tr><th></th>");
        List<Tournament.Pairing> pairings = table.pairings();
        for (int seller = 0; seller < size; seller++) {
            page.append("<th>")
                    .append(Markup.text(pairings.get(seller).seller().name()))
                    .append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (int buyer = 0; buyer < size; buyer++) {
            page.append("<tr><th>")
                    .append(Markup.text(pairings.get(buyer * size).buyer().name()))
                    .append("</th>");
            for (int seller = 0; seller < size; seller++) {
                page.append(cell(pairings.get(buyer * size + seller).measures()));
            }
            page.append("</tr>\n");
        }
        page.append("</tbody></table></div>\n<p>Against all of them, in both roles together, does best: ");
        return page.append(Markup.text(table.standings().get(0).strategy().name()))
                .append(".</p>\n</section>\n")
                .toString();
    }

    private static String cell(Measures measures) {
        double all = measures.firstBest().mean();
        double reached = measures.efficiency().map(share -> share.mean()).orElse(0.0);
        int shade = (int) Math.max(0, Math.min(10, Math.round(10 * reached)));
        return "<td class=\"s" + shade + "\">" + share(measures.buyer().mean(), all) + " · "
                + share(measures.seller().mean(), all) + "</td>";
    }

    private static String share(double surplus, double all) {
        return all > 0 ? Math.round(100 * surplus / all) + " %" : "0 %";
    }
}
