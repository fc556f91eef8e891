// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.model.Domain;
import dev.parley.protocol.PricedItem;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A clock's prices for one item, in minor units, as its rules give them.
 *
 * @param rules the rules
 * @param item what is sold
 * @param first the starting price
 * @param fall how much less each step costs
 * @param floor the price of the last step
 */
record ClockSetting(DutchRules rules, PricedItem item, long first, long fall, long floor) {
    static ClockSetting of(DutchRules rules, PricedItem item) {
        return new ClockSetting(
                rules,
                item,
                amount(rules, item, rules.start()),
                amount(rules, item, rules.step()),
                amount(rules, item, rules.floor()));
    }

    private static long amount(DutchRules rules, PricedItem item, long given) {
        if (rules.amounts() == DutchRules.Amounts.MINOR_UNITS) {
            return given;
        }
        long list = item.item().listPrice().minorUnits();
        Domain.Price price = item.domain();
        // Percent of an amount may exceed a long; such a price is out of every range.
        long amount = Math.multiplyHigh(list, given) != 0 || list * given < 0 ? Long.MAX_VALUE : list * given / 100;
        return amount - amount % price.tick();
    }

    /** The clock, where nothing is at fault. */
    PriceClock clock(Instant openedAt) {
        return new PriceClock(rules.startsAt().orElse(openedAt), rules.stepSeconds(), first, fall, floor);
    }

    /** What is at fault, in words by the field. */
    SortedMap<String, String> faults(Instant openedAt) {
        SortedMap<String, String> faults = new TreeMap<>();
        Domain.Price price = item.domain();
        if (!item.isPrice(first)) {
            faults.put(
                    "start",
                    "must come to a price of the item, from " + price.min() + " to " + price.max()
                            + " minor units in steps of " + price.tick() + ", not to " + first);
        }
        if (floor >= first || !item.isPrice(floor)) {
            faults.put(
                    "floor",
                    "must come to a price of the item below the starting price of " + first + " minor units,"
                            + " not to " + floor);
        }
        if (fall < price.tick() || fall % price.tick() != 0) {
            faults.put(
                    "step",
                    "must come to at least " + price.tick() + " minor units, and to a multiple of that, not to "
                            + fall);
        } else if (faults.isEmpty()) {
            lengthFault(openedAt, faults);
        }
        if (item.item().stock() / item.units() < rules.units()) {
            faults.put(
                    "units", "must be in stock, where there are " + item.item().stock());
        }
        Instant latest = openedAt.plusSeconds(DutchRules.MAX_SECONDS);
        if (rules.startsAt()
                .filter(start -> !start.isAfter(openedAt) || start.isAfter(latest))
                .isPresent()) {
            faults.put("startsAt", "must be after the opening and within 365 days of it");
        }
        return faults;
    }

    private void lengthFault(Instant openedAt, SortedMap<String, String> faults) {
        long steps = clock(openedAt).steps();
        if (steps > DutchRules.MAX_STEPS) {
            faults.put(
                    "step",
                    "must be larger: the clock would have " + steps + " steps, and at most " + DutchRules.MAX_STEPS
                            + " are allowed");
        } else if (steps * rules.stepSeconds() > DutchRules.MAX_SECONDS) {
            faults.put("stepSeconds", "must be shorter: the " + steps + " steps would last more than 365 days");
        }
    }
}
