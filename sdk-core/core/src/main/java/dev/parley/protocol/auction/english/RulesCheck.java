// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is wrong with rules for an item at the opening, in plain words by the field. */
final class RulesCheck {
    private final Sale sale;
    private final EnglishRules rules;
    private final EnglishPrices prices;
    private final EnglishTimes times;
    private final Instant openedAt;
    private final SortedMap<String, String> faults = new TreeMap<>();

    private RulesCheck(Sale sale, Instant openedAt) {
        this.sale = sale;
        this.rules = sale.rules();
        this.prices = rules.prices();
        this.times = rules.times();
        this.openedAt = openedAt;
    }

    static SortedMap<String, String> faults(Sale sale, Instant openedAt) {
        RulesCheck check = new RulesCheck(sale, openedAt);
        check.start();
        check.reserve();
        check.buyNow();
        check.time();
        check.rest();
        return check.faults;
    }

    private void require(boolean holds, String field, String must) {
        if (!holds) {
            faults.putIfAbsent(field, must);
        }
    }

    /** The field that names a price: the amount's unless the percentage alone is there. */
    private static String field(String name, Optional<Long> amount) {
        return amount.isPresent() ? name + "Price" : name + "Percent";
    }

    private void once(Optional<Long> amount, Optional<Integer> percent, String name) {
        require(amount.isEmpty() || percent.isEmpty(), name + "Price", "must be left out beside " + name + "Percent");
    }

    private void start() {
        once(prices.startPrice(), prices.startPercent(), "start");
        require(
                sale.isPrice(sale.start()),
                field("start", prices.startPrice()),
                "must make a price that the listing allows for the item");
    }

    private void reserve() {
        once(prices.reservePrice(), prices.reservePercent(), "reserve");
        String field = field("reserve", prices.reservePrice());
        sale.openReserve().ifPresent(least -> {
            require(sale.isPrice(least), field, "must make a price that the listing allows for the item");
            require(least > sale.start(), field, "must be above the starting price");
            require(!prices.hiddenReserve(), "hiddenReserve", "must be false beside an open reserve");
        });
    }

    private void buyNow() {
        once(prices.buyNowPrice(), prices.buyNowPercent(), "buyNow");
        String field = field("buyNow", prices.buyNowPrice());
        sale.buyNow().ifPresent(price -> {
            require(sale.isPrice(price), field, "must make a price that the listing allows for the item");
            require(rules.units() == 1, field, "must be left out where several units are for sale");
            require(price > sale.start(), field, "must be above the starting price");
            require(
                    sale.openReserve().filter(least -> least > price).isEmpty(),
                    field,
                    "must not be below the reserve");
        });
    }

    private void time() {
        Clock clock = Clock.of(times, openedAt);
        require(
                times.startsAt().filter(start -> !start.isAfter(openedAt)).isEmpty()
                        && !clock.start().isAfter(openedAt.plusSeconds(EnglishTimes.MAX_SECONDS)),
                "startsAt",
                "must be after the opening and within 365 days of it");
        long seconds = Duration.between(clock.start(), clock.nominal()).toSeconds();
        require(
                clock.nominal().isAfter(clock.start()) && seconds <= EnglishTimes.MAX_SECONDS,
                "closesAt",
                "must be after the start and within 365 days of it");
        SoftClose soft = clock.soft();
        require(!soft.moves() || soft.seconds() < seconds, "softCloseSeconds", "must be less than the auction takes");
        require(
                !soft.moves() || soft.mostSeconds() < seconds,
                "softCloseMostSeconds",
                "must be less than the auction takes");
        require(
                rules.retractionLockSeconds().filter(lock -> lock >= seconds).isEmpty(),
                "retractionLockSeconds",
                "must be less than the auction takes");
    }

    private void rest() {
        require(
                Increments.of(rules.increments()).areOrdered(),
                "increments",
                "must begin with a range from 0, and each other range must begin above the one before");
        require(isInStock(), "units", "must be in stock");
        require(isPayable(), "listing", "must have prices of which the amount can be stored exactly");
    }

    private boolean isInStock() {
        Item item = sale.item();
        try {
            return sale.stock(rules.units()) <= item.stock();
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private boolean isPayable() {
        try {
            return sale.amount(sale.prices().max()).minorUnits() >= 0;
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
