// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.laboratory.Estimate;
import java.util.List;

/**
 * Bars with their intervals, one below the other, each under its name. Places are in percent, so that bars follow the width
 * of a page while words keep their size.
 */
final class Bars {
    private Bars() {}

    /**
     * A bar.
     *
     * @param shown what the number is, in words
     * @param look how it stands out, as a class of the page; may be empty
     */
    record Bar(String name, Estimate estimate, String shown, String look) {}

    /**
     * Draws bars from 0.
     *
     * @param title for those who do not see it
     * @param limit where a line is drawn; 0 for none
     */
    static String draw(String title, List<Bar> bars, double limit) {
        double low = Math.min(
                0, bars.stream().mapToDouble(bar -> bar.estimate().low()).min().orElse(0));
        double high = Math.max(
                limit,
                bars.stream().mapToDouble(bar -> bar.estimate().high()).max().orElse(1));
        double width = high > low ? high - low : 1;
        StringBuilder page = new StringBuilder("<div class=\"bars\" role=\"img\" aria-label=\"")
                .append(Markup.text(title))
                .append("\">\n");
        for (Bar bar : bars) {
            page.append("<div class=\"bar")
                    .append(bar.look().isEmpty() ? "" : " " + bar.look())
                    .append("\"><p><span>")
                    .append(Markup.text(bar.name()))
                    .append("</span> <b>")
                    .append(Markup.text(bar.shown()))
                    .append("</b></p>\n")
                    .append(line(bar.estimate(), low, width, limit))
                    .append("</div>\n");
        }
        return page.append("</div>\n").toString();
    }

    private static String line(Estimate estimate, double low, double width, double limit) {
        double zero = -low / width;
        double mean = (estimate.mean() - low) / width;
        double left = (estimate.low() - low) / width;
        double right = (estimate.high() - low) / width;
        String whisker = "<line class=\"whisker\" x1=\"" + Markup.place(left) + "%\" x2=\"" + Markup.place(right)
                + "%\" y1=\"8\" y2=\"8\"/>";
        String limits = limit > 0
                ? "<line class=\"limit\" x1=\"" + Markup.place((limit - low) / width) + "%\" x2=\""
                        + Markup.place((limit - low) / width) + "%\" y1=\"0\" y2=\"16\"/>"
                : "";
        return "<svg width=\"100%\" height=\"16\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\" height=\"8\" y=\"4\"/>"
                + "<rect class=\"fill\" x=\"" + Markup.place(Math.min(zero, mean)) + "%\" width=\""
                + Markup.place(Math.abs(mean - zero)) + "%\" y=\"4\" height=\"8\"/>" + whisker + limits + "</svg>\n";
    }
}
