// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The values that an issue may take. Its description is public; what lies outside it never enters a negotiation.
 *
 * @since 0.1.0
 */
public sealed interface Domain {
    /** What is wrong with a value, or nothing. */
    Optional<Fault> fault(Value value);

    /** The only value that it has; empty when it leaves a choice. */
    Optional<Value> only();

    /** This domain as JSON, with its type under {@code type}. */
    Json toJson();

    /** Why a value may not stand, in the order of checking. */
    enum Fault {
        /** Another kind of value: a text for a number, a fraction, an amount for a count. */
        WRONG_TYPE,
        /** An amount in another currency than the listing's. */
        WRONG_CURRENCY,
        /** Below the least, above the greatest, or none of the choices. */
        OUT_OF_RANGE,
        /** Between two ticks or steps. */
        OFF_TICK
    }

    /**
     * Amounts from {@code min} to {@code max}, both included, in multiples of {@code tick} minor units.
     *
     * @param currency the listing's
     * @param min minor units, not negative, a multiple of the tick
     * @param max minor units, at least {@code min}, a multiple of the tick
     * @param tick minor units, at least 1
     */
    record Price(Currency currency, long min, long max, long tick) implements Domain {
        public Price {
            requireSteps(min, max, tick);
            if (min < 0 || min % tick != 0 || max % tick != 0) {
                throw new IllegalArgumentException("min and max must be multiples of tick, and min not negative");
            }
        }

        @Override
        public Optional<Fault> fault(Value value) {
            if (!(value instanceof Value.Amount amount)) {
                return Optional.of(Fault.WRONG_TYPE);
            }
            if (!amount.money().currency().equals(currency)) {
                return Optional.of(Fault.WRONG_CURRENCY);
            }
            return stepFault(amount.money().minorUnits(), min, max, 0, tick);
        }

        @Override
        public Optional<Value> only() {
            return min == max ? Optional.of(Value.of(new Money(min, currency))) : Optional.empty();
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("type", "price")
                    .put("currency", currency.getCurrencyCode())
                    .put("min", min)
                    .put("max", max)
                    .put("tick", tick)
                    .build();
        }
    }

    /**
     * Whole numbers {@code min}, {@code min + step} … up to {@code max}.
     *
     * @param min the least, in units
     * @param max the greatest, in units
     * @param step units, at least 1
     */
    record Numbers(long min, long max, long step) implements Domain {
        public Numbers {
            requireSteps(min, max, step);
        }

        @Override
        public Optional<Fault> fault(Value value) {
            return value instanceof Value.Whole whole
                    ? stepFault(whole.number(), min, max, min, step)
                    : Optional.of(Fault.WRONG_TYPE);
        }

        @Override
        public Optional<Value> only() {
            return max - min < step ? Optional.of(Value.of(min)) : Optional.empty();
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("type", "integer")
                    .put("min", min)
                    .put("max", max)
                    .put("step", step)
                    .build();
        }
    }

    /**
     * Decimals, held as whole numbers of steps: the value 7 with a step of 25 at scale 2 is 1.75.
     *
     * @param min the least, in steps
     * @param max the greatest, in steps
     * @param step the step's unscaled size, at least 1
     * @param scale digits after the point, 0 to 18
     */
    record Decimal(long min, long max, long step, int scale) implements Domain {
        public Decimal {
            requireSteps(min, max, step);
            if (scale < 0 || scale > 18) {
                throw new IllegalArgumentException("scale must be 0 to 18");
            }
        }

        @Override
        public Optional<Fault> fault(Value value) {
            return value instanceof Value.Whole steps
                    ? stepFault(steps.number(), min, max, min, 1)
                    : Optional.of(Fault.WRONG_TYPE);
        }

        @Override
        public Optional<Value> only() {
            return min == max ? Optional.of(Value.of(min)) : Optional.empty();
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("type", "decimal")
                    .put("min", min)
                    .put("max", max)
                    .put("step", step)
                    .put("scale", scale)
                    .build();
        }
    }

    /**
     * Days from {@code first} to {@code last}, both included, written {@code 2026-12-24}.
     *
     * @param first the first day
     * @param last the last day
     */
    record Date(LocalDate first, LocalDate last) implements Domain {
        public Date {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("last must not be before first");
            }
        }

        @Override
        public Optional<Fault> fault(Value value) {
            if (!(value instanceof Value.Label label)) {
                return Optional.of(Fault.WRONG_TYPE);
            }
            try {
                LocalDate day = Instants.parseDay(label.text());
                boolean inside = !day.isBefore(first) && !day.isAfter(last);
                return inside ? Optional.empty() : Optional.of(Fault.OUT_OF_RANGE);
            } catch (DateTimeException e) {
                return Optional.of(Fault.WRONG_TYPE);
            }
        }

        @Override
        public Optional<Value> only() {
            return first.equals(last) ? Optional.of(Value.of(first.toString())) : Optional.empty();
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("type", "date")
                    .put("first", first.toString())
                    .put("last", last.toString())
                    .build();
        }
    }

    /**
     * One of several labels.
     *
     * @param labels 1 to 1,000 different ids
     */
    record Choice(List<String> labels) implements Domain {
        public Choice {
            labels = List.copyOf(labels);
            labels.forEach(label -> Text.requireId("label", label, 128));
            if (labels.isEmpty() || labels.size() > 1_000 || new HashSet<>(labels).size() < labels.size()) {
                throw new IllegalArgumentException("labels must be 1 to 1000 different texts");
            }
        }

        @Override
        public Optional<Fault> fault(Value value) {
            if (!(value instanceof Value.Label label)) {
                return Optional.of(Fault.WRONG_TYPE);
            }
            return labels.contains(label.text()) ? Optional.empty() : Optional.of(Fault.OUT_OF_RANGE);
        }

        @Override
        public Optional<Value> only() {
            return labels.size() == 1 ? Optional.of(Value.of(labels.get(0))) : Optional.empty();
        }

        @Override
        public Json toJson() {
            return Json.object()
                    .put("type", "choice")
                    .put("labels", Json.array(labels, Json::of))
                    .build();
        }
    }

    /**
     * The domain that {@link #toJson} wrote.
     *
     * @throws Json.Mismatch if the JSON is no domain
     */
    static Domain fromJson(Json json) {
        try {
            return read(json);
        } catch (ArithmeticException e) {
            throw new Json.Mismatch(String.valueOf(e.getMessage()));
        }
    }

    private static Domain read(Json json) {
        return switch (json.get("type").text()) {
            case "price" ->
                new Price(
                        Currency.getInstance(json.get("currency").text()),
                        number(json, "min"),
                        number(json, "max"),
                        number(json, "tick"));
            case "integer" -> new Numbers(number(json, "min"), number(json, "max"), number(json, "step"));
            case "decimal" ->
                new Decimal(
                        number(json, "min"),
                        number(json, "max"),
                        number(json, "step"),
                        Math.toIntExact(number(json, "scale")));
            case "date" -> new Date(json.get("first").day(), json.get("last").day());
            case "choice" -> new Choice(json.get("labels").list(Json::text));
            default -> throw new Json.Mismatch("type must be price, integer, decimal, date or choice");
        };
    }

    private static long number(Json json, String name) {
        return json.get(name).integer();
    }

    private static void requireSteps(long min, long max, long step) {
        Safe.require("min", min);
        Safe.require("max", max);
        Safe.require("step", step);
        if (min > max || step < 1) {
            throw new IllegalArgumentException("min must not exceed max, and the step must be at least 1");
        }
    }

    private static Optional<Fault> stepFault(long value, long min, long max, long origin, long step) {
        if (value < min || value > max) {
            return Optional.of(Fault.OUT_OF_RANGE);
        }
        return (value - origin) % step == 0 ? Optional.empty() : Optional.of(Fault.OFF_TICK);
    }
}
