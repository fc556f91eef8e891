// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Json;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A string.
 *
 * @param least its least length in UTF-16 units
 * @param most its greatest length in UTF-16 units
 * @param pattern what all of it must match
 * @param choices what it must be one of; empty for anything
 * @param format what it must mean besides
 */
record TextShape(long least, long most, Optional<Pattern> pattern, Set<String> choices, Optional<TextFormat> format)
        implements Shape {
    @Override
    public void check(Json value, Pointer pointer, Violations found) {
        if (!(value instanceof Json.Str string)) {
            Shape.wrongType(value, pointer, "a string", found);
            return;
        }
        fault(string.value(), pointer).ifPresent(found::add);
    }

    private Optional<Violation> fault(String text, Pointer pointer) {
        return format.filter(TextFormat::saysAll).isPresent()
                ? misread(text, pointer)
                : misshaped(text, pointer).or(() -> misread(text, pointer));
    }

    private Optional<Violation> misread(String text, Pointer pointer) {
        return format.filter(wanted -> !wanted.fits(text))
                .map(wanted -> new Violation(pointer.toString(), "INVALID_" + wanted.name(), wanted.sentence()));
    }

    private Optional<Violation> misshaped(String text, Pointer pointer) {
        if (text.length() < least) {
            return Optional.of(
                    new Violation(pointer.toString(), "TOO_SHORT", "must have at least " + least + " characters"));
        }
        if (text.length() > most) {
            return Optional.of(
                    new Violation(pointer.toString(), "TOO_LONG", "must have at most " + most + " characters"));
        }
        if (!choices.isEmpty() && !choices.contains(text)) {
            return Optional.of(
                    new Violation(pointer.toString(), "UNKNOWN_VALUE", "must be one of " + String.join(", ", choices)));
        }
        if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
            return Optional.of(new Violation(pointer.toString(), "PATTERN", "must match " + pattern.get()));
        }
        return Optional.empty();
    }
}
