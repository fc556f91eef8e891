// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.policy;

import dev.parley.application.Environment;
import dev.parley.form.FormFault;
import dev.parley.model.Json;
import dev.parley.policy.Choice;
import dev.parley.policy.KnownProtocols;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.ProtocolRegistry;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registered protocols, whose forms say what parameters they take. */
final class RegisteredProtocols implements KnownProtocols {
    private final ProtocolRegistry registry;

    RegisteredProtocols(Environment environment) {
        this.registry = environment.protocols();
    }

    @Override
    public Optional<List<ParameterFault>> check(ProtocolId id, Json parameters) {
        return registry.find(id).map(protocol -> faults(protocol, parameters));
    }

    private static List<ParameterFault> faults(PlayedProtocol protocol, Json parameters) {
        return protocol.forms().rules().faults(parameters).stream()
                .sorted(Comparator.comparing(FormFault::pointer).thenComparing(FormFault::code))
                .map(fault -> new ParameterFault(fault.pointer(), sentence(protocol, fault)))
                .toList();
    }

    /** A choice with its parameters written whole, defaults included, so that equal choices are equal. */
    Choice whole(Choice choice) {
        return registry.find(choice.protocol())
                .filter(protocol -> faults(protocol, choice.parameters()).isEmpty())
                .map(protocol -> choice.with(written(protocol, choice.parameters())))
                .orElse(choice);
    }

    private static Json written(PlayedProtocol protocol, Json parameters) {
        return protocol.forms().writeRules(protocol.forms().readRules(parameters));
    }

    /** What is wrong in the words of the schema's titles, for somebody who has never seen a schema. */
    private static String sentence(PlayedProtocol protocol, FormFault fault) {
        String name = fault.pointer().isEmpty() ? "" : fault.pointer().substring(1);
        Json properties = protocol.forms()
                .rulesSchema()
                .find("properties")
                .orElseGet(() -> Json.object().build());
        if (fault.pointer().isEmpty() && fault.code().equals("INVALID")) {
            return protocol.id().name() + " does not take this: " + fault.message();
        }
        if (fault.code().equals("UNKNOWN_FIELD")) {
            return protocol.id().name() + " has no parameter \"" + name + "\"; it has "
                    + properties.members().keySet().stream().sorted().collect(Collectors.joining(", ")) + ".";
        }
        return properties
                .find(name)
                .map(parameter -> subject(name, parameter) + " " + demand(parameter, fault) + ".")
                .orElseGet(
                        () -> "the parameters" + (name.isEmpty() ? "" : " at " + name) + ": " + fault.message() + ".");
    }

    private static String subject(String name, Json parameter) {
        return "\"" + name + "\""
                + parameter
                        .find("title")
                        .map(title -> " (" + title.text() + ")")
                        .orElse("");
    }

    private static String demand(Json parameter, FormFault fault) {
        if (fault.code().equals("FORMAT")) {
            return fault.message();
        }
        Optional<String> words = parameter
                .find("enum")
                .map(values -> values.list(value -> value instanceof Json.Str text ? text.value() : "?"))
                .map(values -> "must be one of " + String.join(", ", values));
        return words.or(() -> range(parameter))
                .or(() -> parameter.find("type").map(type -> "must be " + kind(type)))
                .orElse(fault.message());
    }

    private static Optional<String> range(Json parameter) {
        Optional<Json> min = parameter.find("minimum");
        Optional<Json> max = parameter.find("maximum");
        return min.isPresent() && max.isPresent()
                ? Optional.of("must be a whole number from " + min.get().canonicalText() + " to "
                        + max.get().canonicalText())
                : Optional.empty();
    }

    private static String kind(Json type) {
        return switch (type instanceof Json.Str text ? text.value() : "") {
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "string" -> "a text";
            case "array" -> "a list";
            default -> "an object";
        };
    }
}
