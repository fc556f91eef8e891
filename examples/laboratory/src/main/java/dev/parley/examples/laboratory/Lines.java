// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import java.util.List;
import java.util.Locale;

/** Lines over an axis. The plot stretches with the page; words beside it keep their size. */
final class Lines {
    private static final int MARKS = 4;

    private Lines() {}

    /**
     * A line.
     *
     * @param x rising
     * @param y as many
     * @param steps whether it goes in steps
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares lines
    record Line(String name, double[] x, double[] y, boolean steps) {}

    /**
     * Draws lines from 0.
     *
     * @param title for those who do not see it
     * @param marks words below the axis, evenly apart
     * @param percent whether heights are shares
     */
    static String draw(String title, List<Line> lines, List<String> marks, boolean percent) {
        double left = lines.stream().mapToDouble(line -> line.x()[0]).min().orElse(0);
        double right = lines.stream()
                .mapToDouble(line -> line.x()[line.x().length - 1])
                .max()
                .orElse(1);
        double high = 0;
        for (Line line : lines) {
            for (double y : line.y()) {
                high = Math.max(high, y);
            }
        }
        double top = percent ? 1 : nice(high);
        StringBuilder page = new StringBuilder(key(lines))
                .append("<div class=\"plot\" role=\"img\" aria-label=\"")
                .append(Markup.text(title))
                .append("\"><svg width=\"100%\" height=\"220\" aria-hidden=\"true\">");
        for (int mark = 0; mark <= MARKS; mark++) {
            page.append(grid(mark, percent ? 100 * mark / MARKS + " %" : Markup.amount(top * mark / MARKS)));
        }
        page.append(
                "<svg x=\"0\" y=\"12\" width=\"100%\" height=\"200\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\">");
        for (int i = 0; i < lines.size(); i++) {
            page.append("<polyline class=\"line l")
                    .append(i)
                    .append("\" points=\"")
                    .append(points(lines.get(i), left, right, top))
                    .append("\"/>");
        }
        page.append("</svg></svg><ol class=\"marks\">");
        marks.forEach(mark -> page.append("<li>").append(Markup.text(mark)).append("</li>"));
        return page.append("</ol></div>\n").toString();
    }

    private static String key(List<Line> lines) {
        StringBuilder key = new StringBuilder("<ul class=\"key\">");
        for (int i = 0; i < lines.size(); i++) {
            key.append("<li class=\"l")
                    .append(i)
                    .append("\">")
                    .append(Markup.text(lines.get(i).name()))
                    .append("</li>");
        }
        return key.append("</ul>\n").toString();
    }

    private static String grid(int mark, String words) {
        double y = 212 - 200.0 * mark / MARKS;
        return String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"0\" x2=\"100%%\" y1=\"%.1f\" y2=\"%.1f\"/><text class=\"scale\" x=\"0\" y=\"%.1f\">%s</text>",
                y,
                y,
                y - 3,
                mark == 0 ? "" : words);
    }

    private static String points(Line line, double left, double right, double top) {
        StringBuilder points = new StringBuilder();
        double before = 0;
        for (int i = 0; i < line.x().length; i++) {
            double x = right > left ? 1000 * (line.x()[i] - left) / (right - left) : 500;
            double y = 1000 - 1000 * Math.max(0, Math.min(top, line.y()[i])) / top;
            if (line.steps() && i > 0) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, before));
            }
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            before = y;
        }
        return points.toString().strip();
    }

    /** A round number at or above a height. */
    private static double nice(double high) {
        if (!(high > 0)) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(high)));
        for (double factor : new double[] {1, 2, 4, 5, 8, 10}) {
            if (factor * unit >= high) {
                return factor * unit;
            }
        }
        return 10 * unit;
    }
}
