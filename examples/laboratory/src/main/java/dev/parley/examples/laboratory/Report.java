// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.laboratory.Estimate;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.Measures;
import dev.parley.laboratory.advice.Advice;
import dev.parley.laboratory.game.ProtocolModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The page: the answer first, then why, then the numbers, then what was taken for granted. */
final class Report {
    private final Request request;
    private final Findings findings;
    private final Advice advice;
    private final Goal goal;
    private final Plots plots;

    Report(Request request, Findings findings) {
        this.request = request;
        this.findings = findings;
        this.advice = findings.advice();
        this.goal = request.question().goal();
        this.plots = new Plots(request, findings);
    }

    String html() {
        String title = "Which protocol for " + request.question().listing() + "?";
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + Markup.text(title)
                + "</title>\n<style>\n"
                + style() + "</style>\n</head>\n<body>\n<main>\n<header><p class=\"over\">Parley laboratory</p>\n<h1>"
                + Markup.text(title) + "</h1>\n</header>\n" + answer() + comparison()
                + "<section><h2>Who gets what</h2>\n"
                + "<p>All that could be gained if the goods always went to whoever values them most, and where it goes."
                + " The percentage is what is not lost.</p>\n"
                + Stacks.draw(sorted(), advice.protocol().orElse("")) + "</section>\n" + plots.html()
                + findings.tournament().map(CrossTable::html).orElse("") + numbers() + grounds()
                + "</main>\n</body>\n</html>\n";
    }

    private static String style() {
        try (InputStream file = Report.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(file, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() {
        StringBuilder page = new StringBuilder("<section class=\"answer\"><p class=\"over\">Advice, by ")
                .append(Markup.text(Goals.words(goal)))
                .append("</p>\n<p class=\"protocol\">")
                .append(Markup.text(
                        Goals.capital(advice.protocol().orElse("none: under every protocol somebody loses"))))
                .append("</p>\n<ul>");
        advice.reasons()
                .forEach(reason -> page.append("<li>")
                        .append(Markup.text(reason.sentence()))
                        .append("</li>\n"));
        return page.append("</ul>\n</section>\n").toString();
    }

    private String comparison() {
        List<Bars.Bar> bars = sorted().stream().map(this::bar).toList();
        double limit =
                goal == Goal.GAINS ? findings.most().map(most -> most.limit()).orElse(0.0) : 0;
        return "<section><h2>What each protocol reaches</h2>\n<p>By " + Markup.text(Goals.words(goal)) + unit()
                + ". The thin dark end of a bar spans what chance may have added or taken (95 in 100)."
                + (limit > 0
                        ? " The upright line is what no protocol in which everybody acts for itself can exceed; what reaches"
                                + " beyond it rests on people acting against their interest."
                        : "")
                + "</p>\n" + Bars.draw("What each protocol reaches", bars, limit) + "</section>\n";
    }

    private Bars.Bar bar(Measures measures) {
        boolean chosen = advice.protocol().filter(measures.protocol()::equals).isPresent();
        boolean shownOnly = advice.results().experiment().protocols().stream()
                .filter(protocol -> protocol.name().equals(measures.protocol()))
                .anyMatch(
                        protocol -> protocol.basis(request.question().population()) != ProtocolModel.Basis.EQUILIBRIUM);
        return new Bars.Bar(
                measures.protocol() + (shownOnly ? " (for comparison only)" : ""),
                goal.of(measures),
                shown(goal.of(measures)),
                chosen ? "chosen" : shownOnly ? "shown" : "");
    }

    private String unit() {
        return request.unit().isEmpty() || goal == Goal.DEAL_RATE ? "" : ", in " + Markup.text(request.unit());
    }

    private String shown(Estimate estimate) {
        return goal == Goal.DEAL_RATE ? Markup.percent(estimate.mean()) : Markup.amount(estimate.mean());
    }

    private List<Measures> sorted() {
        return advice.results().measures().stream()
                .sorted(Comparator.comparingDouble(
                                (Measures measures) -> goal.of(measures).mean())
                        .reversed())
                .toList();
    }

    private String numbers() {
        StringBuilder page = new StringBuilder("<section><h2>All numbers</h2>\n<p>Per listing, sold or not")
                .append(request.unit().isEmpty() ? "" : ", in " + Markup.text(request.unit()))
                .append(". ± is half of the interval. One round is what a party needs to answer.</p>\n")
                .append("<div class=\"wide\"><table><thead><tr><th>Protocol</th><th>Sold</th><th>Price taken</th>")
                .append("<th>Sellers gain</th><th>Buyers gain</th><th>Fees</th><th>Of first best</th><th>Rounds</th>")
                .append("</tr></thead>\n<tbody>\n");
        for (Measures measures : advice.results().measures()) {
            page.append("<tr><th>")
                    .append(Markup.text(measures.protocol()))
                    .append("</th>")
                    .append(cell(measures.dealRate(), true))
                    .append(cell(measures.revenue(), false))
                    .append(cell(measures.seller(), false))
                    .append(cell(measures.buyer(), false))
                    .append(cell(measures.fees(), false))
                    .append(measures.efficiency()
                            .map(share -> cell(share, true))
                            .orElse("<td>none</td>"))
                    .append(measures.rounds().map(rounds -> cell(rounds, false)).orElse("<td>none</td>"))
                    .append("</tr>\n");
        }
        return page.append("</tbody></table></div>\n</section>\n").toString();
    }

    private static String cell(Estimate estimate, boolean percent) {
        double half = (estimate.high() - estimate.low()) / 2;
        return "<td>" + (percent ? Markup.percent(estimate.mean()) : Markup.amount(estimate.mean())) + " <small>± "
                + (percent ? Markup.percent(half) : Markup.amount(half)) + "</small></td>";
    }

    private String grounds() {
        StringBuilder page = new StringBuilder("<section><h2>What was taken for granted</h2>\n<ul>");
        advice.assumptions()
                .forEach(text -> page.append("<li>").append(Markup.text(text)).append("</li>\n"));
        page.append("</ul>\n<h2>What was not advised, and why</h2>\n<ul>");
        advice.excluded()
                .forEach(text -> page.append("<li>").append(Markup.text(text)).append("</li>\n"));
        long shown = advice.results().experiment().protocols().stream()
                .filter(protocol -> protocol.basis(request.question().population()) == ProtocolModel.Basis.YARDSTICK)
                .count();
        return page.append(shown > 0 ? "<li>Yardsticks: they are no protocols.</li>" : "")
                .append("</ul>\n<p class=\"quiet\">")
                .append(request.question().plays())
                .append(" listings with every protocol, the same for all; seed ")
                .append(request.question().seed())
                .append("; who comes is from ")
                .append(Markup.text(request.source()))
                .append(". The same request gives the same numbers.</p>\n</section>\n")
                .toString();
    }
}
