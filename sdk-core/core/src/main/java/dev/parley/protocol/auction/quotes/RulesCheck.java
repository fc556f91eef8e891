// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueRole;
import dev.parley.model.Safe;
import dev.parley.protocol.auction.quotes.QuoteRules.Rivals;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is wrong with rules for an item at the opening, in plain words by the field. */
final class RulesCheck {
    private final Request request;
    private final QuoteRules rules;
    private final SortedMap<String, String> faults = new TreeMap<>();

    private RulesCheck(Request request) {
        this.request = request;
        this.rules = request.rules();
    }

    static SortedMap<String, String> faults(Request request) {
        RulesCheck check = new RulesCheck(request);
        check.criteria();
        check.quantity();
        check.split();
        check.time();
        if (check.faults.isEmpty()) {
            check.amounts();
        }
        return check.faults;
    }

    static boolean isPrice(Request request, long minorUnits) {
        Domain.Price price = request.prices();
        return minorUnits >= price.min() && minorUnits <= price.max() && minorUnits % price.tick() == 0;
    }

    private void require(boolean holds, String field, String must) {
        if (!holds) {
            faults.putIfAbsent(field, must);
        }
    }

    private void criteria() {
        Set<Object> named = new HashSet<>();
        for (Criterion criterion : rules.criteria()) {
            Optional<Issue> issue = request.item().issue(criterion.issue());
            boolean scored = issue.filter(found -> found.role() == IssueRole.OTHER
                            && !(found.domain() instanceof Domain.Price)
                            && found.domain().only().isEmpty())
                    .isPresent();
            require(
                    scored && named.add(criterion.issue()),
                    "criteria",
                    "must name each an issue of its own that leaves a choice and is no price, fee or quantity, and not "
                            + criterion.issue());
        }
        boolean fees = request.item().issues().stream()
                .anyMatch(issue ->
                        issue.role() == IssueRole.FEE && issue.domain().only().isEmpty());
        require(!fees, "listing", "must have no fee that leaves a choice: it is part of the price that is quoted");
    }

    private void quantity() {
        long asked = request.asked();
        boolean suits = request.isSplit() ? request.fitting(asked) > 0 : request.fitting(asked) == asked;
        require(asked >= 1 && suits, "units", "must be a quantity that the listing allows, and not " + asked);
        require(
                asked <= request.item().stock(),
                "units",
                "must be wanted by the listing, which wants " + request.item().stock());
    }

    private void split() {
        if (!request.isSplit()) {
            return;
        }
        boolean choice = request.quantity()
                .filter(issue -> issue.domain().only().isEmpty())
                .isPresent();
        boolean each = request.item().price().role() == IssueRole.UNIT_PRICE
                && request.item().issues().stream().noneMatch(issue -> issue.role() == IssueRole.FEE);
        require(
                choice && each,
                "winners",
                "must be 1 unless the item has a price for each unit, a quantity to choose and no fee");
    }

    private void time() {
        long soft = rules.softCloseSeconds();
        require(
                soft == 0 || rules.rivals() == Rivals.BEST,
                "softCloseSeconds",
                "must be 0 unless everybody sees the best score: the close would tell of it");
        require(soft < rules.seconds(), "softCloseSeconds", "must be less than the time to quote");
        require(
                rules.softCloseMostSeconds() < rules.seconds(),
                "softCloseMostSeconds",
                "must be less than the time to quote");
        require(
                rules.ceilingPercent().isEmpty() || !rules.hiddenCeiling(),
                "hiddenCeiling",
                "must be false beside an open ceiling");
    }

    /** Whether the open ceiling is a price, and the dearest award and the worst score can be stored exactly. */
    private void amounts() {
        try {
            Optional<Long> ceiling = request.openCeiling();
            require(
                    ceiling.filter(most -> !isPrice(request, most)).isEmpty(),
                    "ceilingPercent",
                    "must make a price that the listing allows for the item");
            long worst = request.prices().max();
            for (Criterion criterion : rules.criteria()) {
                Issue issue = request.item().issue(criterion.issue()).orElseThrow();
                worst = Math.addExact(worst, criterion.most(issue.domain()));
            }
            require(Safe.holds(worst), "criteria", "must add no more than can be stored exactly");
            request.dearest(request.prices().max());
        } catch (ArithmeticException e) {
            faults.putIfAbsent(
                    "listing", "must have prices and issues of which amounts and scores can be stored exactly");
        }
    }
}
