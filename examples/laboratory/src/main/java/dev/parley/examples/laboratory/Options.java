// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.TruncatedNormal;
import dev.parley.laboratory.population.Uniform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Words after {@code --names}; each that is never asked for is refused. */
final class Options {
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, String> left = new LinkedHashMap<>();

    static Options of(String[] arguments) {
        Options options = new Options();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("after " + arguments[i] + " there must be what it is to be");
            }
            options.given.put(arguments[i].substring(2), arguments[i + 1]);
        }
        options.left.putAll(options.given);
        return options;
    }

    void requireAllUsed() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no --" + left.keySet().iterator().next());
        }
    }

    Optional<String> text(String name) {
        left.remove(name);
        return Optional.ofNullable(given.get(name));
    }

    boolean isYes(String name) {
        return text(name).filter("yes"::equals).isPresent();
    }

    double number(String name, double otherwise) {
        return text(name).map(text -> number(name, text)).orElse(otherwise);
    }

    static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("--" + name + " needs a number, and has " + text, wrong);
        }
    }

    long whole(String name, long otherwise) {
        try {
            return text(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("--" + name + " needs a whole number", wrong);
        }
    }

    Headcount headcount(String name) {
        String[] ends = text(name).orElse("1").split("-", 2);
        return Headcount.between((int) number(name, ends[0]), (int) number(name, ends[ends.length - 1]));
    }

    /** An amount, {@code uniform:least:most} or {@code normal:middle:deviation:least:most}. */
    Distribution spread(String name, String otherwise) {
        String[] parts = text(name).orElse(otherwise).split(":", -1);
        double[] numbers = new double[parts.length];
        int first = parts.length == 1 ? 0 : 1;
        for (int i = first; i < parts.length; i++) {
            numbers[i] = number(name, parts[i]);
        }
        if (parts.length == 1) {
            return Distribution.always(numbers[0]);
        }
        if (parts[0].equals("uniform") && parts.length == 3) {
            return new Uniform(numbers[1], numbers[2]);
        }
        if (parts[0].equals("normal") && parts.length == 5) {
            return new TruncatedNormal(numbers[1], numbers[2], numbers[3], numbers[4]);
        }
        throw new IllegalArgumentException(
                "--" + name + " must be an amount, uniform:LEAST:MOST or normal:MIDDLE:DEVIATION:LEAST:MOST");
    }
}
