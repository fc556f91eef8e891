// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Domain;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.Text;
import dev.parley.model.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a principal lets an issue come to. A value of another type than the limit's lies outside it.
 *
 * @since 0.1.0
 */
public sealed interface Limit {
    /** Whether a value of that domain lies within it, edges included. */
    boolean allows(Domain domain, Value value);

    /** This limit as JSON, with its type under {@code type}. */
    Json toJson();

    /**
     * Numbers from {@code min} to {@code max}, both included: on a price a buyer's ceiling is {@code max}, a seller's
     * floor {@code min}. Prices and fees count in minor units, integers in units, decimals in their own value whatever
     * the listing's step, so that one limit fits listings of different steps.
     *
     * @param min the least, unscaled; empty when nothing bounds it below
     * @param max the greatest, unscaled, at least {@code min}; empty when nothing bounds it above; one of both is named
     * @param scale digits after the point, 0 to 18: 175 at scale 2 is 1.75
     */
    record Range(Optional<Long> min, Optional<Long> max, int scale) implements Limit {
        public Range {
            if (min.isEmpty() && max.isEmpty()) {
                throw new IllegalArgumentException("a range must have min, max or both");
            }
            if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
                throw new IllegalArgumentException("min must not exceed max");
            }
            if (scale < 0 || scale > 18) {
                throw new IllegalArgumentException("scale must be 0 to 18");
            }
            min.ifPresent(number -> Limits.requireSafe("min", number));
            max.ifPresent(number -> Limits.requireSafe("max", number));
        }

        /** Whole numbers of at least that. */
        public static Range atLeast(long min) {
            return new Range(Optional.of(min), Optional.empty(), 0);
        }

        /** Whole numbers of at most that. */
        public static Range atMost(long max) {
            return new Range(Optional.empty(), Optional.of(max), 0);
        }

        @Override
        public boolean allows(Domain domain, Value value) {
            return number(domain, value).filter(this::contains).isPresent();
        }

        private boolean contains(BigDecimal number) {
            return (min.isEmpty() || number.compareTo(BigDecimal.valueOf(min.get(), scale)) >= 0)
                    && (max.isEmpty() || number.compareTo(BigDecimal.valueOf(max.get(), scale)) <= 0);
        }

        private static Optional<BigDecimal> number(Domain domain, Value value) {
            if (domain instanceof Domain.Price && value instanceof Value.Amount amount) {
                return Optional.of(BigDecimal.valueOf(amount.money().minorUnits()));
            }
            if (domain instanceof Domain.Numbers && value instanceof Value.Whole whole) {
                return Optional.of(BigDecimal.valueOf(whole.number()));
            }
            if (domain instanceof Domain.Decimal decimal && value instanceof Value.Whole steps) {
                return Optional.of(BigDecimal.valueOf(steps.number())
                        .multiply(BigDecimal.valueOf(decimal.step(), decimal.scale())));
            }
            return Optional.empty();
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("type", "range")
                    .putIf("min", min, Json::of)
                    .putIf("max", max, Json::of)
                    .put("scale", scale)
                    .build();
        }
    }

    /**
     * Some of a choice's labels.
     *
     * @param labels at most 1,000; empty allows none
     */
    record AnyOf(Set<String> labels) implements Limit {
        public AnyOf {
            labels = BoundedSet.of("labels", labels);
            labels.forEach(label -> Text.requireId("label", label, 128));
        }

        @Override
        public boolean allows(Domain domain, Value value) {
            return domain instanceof Domain.Choice
                    && value instanceof Value.Label label
                    && labels.contains(label.text());
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("type", "any-of")
                    .put("labels", Json.array(labels, Json::of))
                    .build();
        }
    }

    /**
     * Days from {@code first} to {@code last}, both included.
     *
     * @param first the first day
     * @param last the last day
     */
    record Days(LocalDate first, LocalDate last) implements Limit {
        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("last must not be before first");
            }
        }

        @Override
        public boolean allows(Domain domain, Value value) {
            if (!(domain instanceof Domain.Date) || !(value instanceof Value.Label label)) {
                return false;
            }
            try {
                LocalDate day = Instants.parseDay(label.text());
                return !day.isBefore(first) && !day.isAfter(last);
            } catch (DateTimeException e) {
                return false;
            }
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("type", "days")
                    .put("first", first.toString())
                    .put("last", last.toString())
                    .build();
        }
    }

    /**
     * The limit that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no limit
     */
    static Limit fromJson(Json json) {
        return switch (json.get("type").text()) {
            case "range" ->
                new Range(
                        json.find("min").map(Json::integer),
                        json.find("max").map(Json::integer),
                        Limits.readInt("scale", json.get("scale")));
            case "any-of" ->
                new AnyOf(BoundedSet.of("labels", json.get("labels").list(Json::text)));
            case "days" -> new Days(json.get("first").day(), json.get("last").day());
            default -> throw new Json.Mismatch("type must be range, any-of or days");
        };
    }
}
