package dev.parley.application.policy;

import dev.parley.application.Environment;
import dev.parley.application.SchemaCheck;
import dev.parley.application.Violation;
import dev.parley.model.Json;
import dev.parley.policy.Choice;
import dev.parley.policy.KnownProtocols;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.ProtocolRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registered protocols, whose schemas say what parameters they take, and whose readers have the last word. */
final class RegisteredProtocols implements KnownProtocols {
    private final ProtocolRegistry registry;
    private final SchemaCheck schemas;

    RegisteredProtocols(Environment environment) {
        this.registry = environment.protocols();
        this.schemas = environment.schemas();
    }

    @Override
    public Optional<List<ParameterFault>> check(ProtocolId id, Json parameters) {
        return registry.find(id).map(protocol -> faults(protocol, parameters));
    }

    private List<ParameterFault> faults(Protocol<?, ?, ?, ?> protocol, Json parameters) {
        Json schema = protocol.forms().rulesSchema();
        List<ParameterFault> faults = schemas.violations(schema, parameters).stream()
                .map(violation -> new ParameterFault(violation.pointer(), sentence(protocol, violation)))
                .toList();
        return faults.isEmpty() ? unreadable(protocol, parameters) : faults;
    }

    private static List<ParameterFault> unreadable(Protocol<?, ?, ?, ?> protocol, Json parameters) {
        try {
            Object ignored = protocol.forms().readRules(parameters);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new ParameterFault("", protocol.id().name() + " does not take this: " + e.getMessage()));
        }
    }

    /** A choice with its parameters written whole, defaults included, so that equal choices are equal. */
    Choice whole(Choice choice) {
        return registry.find(choice.protocol())
                .filter(protocol -> faults(protocol, choice.parameters()).isEmpty())
                .map(protocol ->
                        new Choice(choice.protocol(), written(protocol, choice.parameters()), choice.settlement()))
                .orElse(choice);
    }

    private static <R> Json written(Protocol<R, ?, ?, ?> protocol, Json parameters) {
        return protocol.forms().writeRules(protocol.forms().readRules(parameters));
    }

    /** What is wrong in the words of the schema's titles, for somebody who has never seen a schema. */
    private static String sentence(Protocol<?, ?, ?, ?> protocol, Violation violation) {
        String name = violation.pointer().isEmpty() ? "" : violation.pointer().substring(1);
        Json properties = protocol.forms()
                .rulesSchema()
                .find("properties")
                .orElseGet(() -> Json.object().build());
        if (violation.code().equals("UNKNOWN_FIELD")) {
            return protocol.id().name() + " has no parameter \"" + name + "\"; it has "
                    + properties.members().keySet().stream().sorted().collect(Collectors.joining(", ")) + ".";
        }
        return properties
                .find(name)
                .map(parameter -> subject(name, parameter) + " " + demand(parameter, violation) + ".")
                .orElseGet(() ->
                        "the parameters" + (name.isEmpty() ? "" : " at " + name) + ": " + violation.message() + ".");
    }

    private static String subject(String name, Json parameter) {
        return "\"" + name + "\""
                + parameter
                        .find("title")
                        .map(title -> " (" + title.text() + ")")
                        .orElse("");
    }

    private static String demand(Json parameter, Violation violation) {
        Optional<String> words = parameter
                .find("enum")
                .map(values -> values.list(value -> value instanceof Json.Str text ? text.value() : "?"))
                .map(values -> "must be one of " + String.join(", ", values));
        return words.or(() -> range(parameter))
                .or(() -> parameter.find("type").map(type -> "must be " + kind(type)))
                .orElse(violation.message());
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
