// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.scenario;

import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** An element of a scenario file and its attributes. */
record Element(XMLStreamReader reader) {
    String name() {
        return reader.getLocalName();
    }

    Optional<String> optional(String attribute) {
        return Optional.ofNullable(reader.getAttributeValue(null, attribute));
    }

    String text(String attribute) {
        return optional(attribute).orElseThrow(() -> wrong("it has no " + attribute));
    }

    /** A finite number. */
    double number(String attribute) {
        String text = text(attribute);
        double number;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(attribute + " must be a number, and is \"" + shortened(text) + "\"");
        }
        if (!Double.isFinite(number)) {
            throw wrong(attribute + " must be finite, and is \"" + shortened(text) + "\"");
        }
        return number;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    UnreadableScenarioException wrong(String what) {
        return new UnreadableScenarioException(
                "<" + name() + "> in line " + reader.getLocation().getLineNumber() + ": " + what);
    }
}
