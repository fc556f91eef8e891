// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.laboratory.Measures;
import java.util.List;

/** Who gets what of the first best, a bar of parts for each protocol. */
final class Stacks {
    private static final List<String> PARTS = List.of("sellers", "buyers", "marketplace", "lost");

    private Stacks() {}

    static String draw(List<Measures> protocols, String chosen) {
        StringBuilder page = new StringBuilder("<ul class=\"key\">");
        for (String part : PARTS) {
            page.append("<li class=\"").append(part).append("\">").append(part).append("</li>");
        }
        page.append("</ul>\n<div class=\"bars\" role=\"img\" aria-label=\"Who gets what under each protocol\">\n");
        for (Measures measures : protocols) {
            page.append("<div class=\"bar")
                    .append(measures.protocol().equals(chosen) ? " chosen" : "")
                    .append("\"><p><span>")
                    .append(Markup.text(measures.protocol()))
                    .append("</span> <b>")
                    .append(measures.efficiency()
                            .map(share -> Markup.percent(share.mean()))
                            .orElse(""))
                    .append("</b></p>\n")
                    .append(stack(measures))
                    .append("</div>\n");
        }
        return page.append("</div>\n").toString();
    }

    private static String stack(Measures measures) {
        double all = measures.firstBest().mean();
        double[] parts = {
            measures.seller().mean(),
            measures.buyer().mean(),
            measures.fees().mean(),
            all - measures.gains().mean()
        };
        StringBuilder svg = new StringBuilder("<svg width=\"100%\" height=\"16\" aria-hidden=\"true\">");
        double at = 0;
        for (int part = 0; part < parts.length && all > 0; part++) {
            double width = Math.max(0, Math.min(1 - at, parts[part] / all));
            svg.append("<rect class=\"")
                    .append(PARTS.get(part))
                    .append("\" x=\"")
                    .append(Markup.place(at))
                    .append("%\" width=\"")
                    .append(Markup.place(width))
                    .append("%\" height=\"16\"/>");
            at += width;
        }
        return svg.append("</svg>\n").toString();
    }
}
