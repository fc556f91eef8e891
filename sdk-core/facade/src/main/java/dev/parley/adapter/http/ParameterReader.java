// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Operation;
import dev.parley.adapter.http.contract.Parameter;
import dev.parley.adapter.json.Pointer;
import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Json;
import dev.parley.model.Safe;
import dev.parley.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an operation's parameters out of path, query and headers, and notes all that is wrong with them. */
final class ParameterReader {
    private static final String WHOLE = "-?(0|[1-9][0-9]{0,15})";

    private final Operation operation;
    private final Map<String, Json> read = new LinkedHashMap<>();
    private final Violations found;

    ParameterReader(Operation operation, Violations found) {
        this.operation = operation;
        this.found = found;
    }

    Map<String, Json> read() {
        return read;
    }

    void path(Map<String, String> raw) {
        for (Parameter parameter : operation.parameters(Parameter.In.PATH)) {
            UrlText.segment(raw.getOrDefault(parameter.name(), ""))
                    .ifPresentOrElse(text -> take(parameter, text), () -> notEncoded(parameter.pointer()));
        }
    }

    void headers(ArrivalHead head) {
        for (Parameter parameter : operation.parameters(Parameter.In.HEADER)) {
            List<String> values = head.headers(parameter.name());
            if (values.size() > 1 && !parameter.name().equals("If-None-Match")) {
                found.add(new Violation(parameter.pointer(), "DUPLICATE", "must come once"));
            } else if (!values.isEmpty()) {
                take(parameter, String.join(", ", values));
            } else if (parameter.required()) {
                found.add(new Violation(parameter.pointer(), "MISSING", "must be there"));
            }
        }
    }

    void query(String raw) {
        if (raw.isEmpty()) {
            return;
        }
        Map<String, Parameter> known = new LinkedHashMap<>();
        operation.parameters(Parameter.In.QUERY).forEach(parameter -> known.put(parameter.name(), parameter));
        for (String pair : raw.split("&", -1)) {
            if (found.isFull()) {
                return;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = UrlText.query(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = UrlText.query(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                notEncoded("query:");
            } else {
                queryPair(Optional.ofNullable(known.get(name.get())), name.get(), value.get());
            }
        }
    }

    private void queryPair(Optional<Parameter> parameter, String name, String value) {
        if (parameter.isEmpty()) {
            // The name is the caller's text, and answers are read by people and logs.
            String shown = name.matches("[A-Za-z0-9_.-]{1,64}") ? name : "";
            found.add(new Violation("query:" + shown, "UNKNOWN_PARAMETER", "is no parameter of this operation"));
        } else if (read.containsKey(parameter.get().pointer())) {
            found.add(new Violation(parameter.get().pointer(), "DUPLICATE", "must come once"));
        } else {
            take(parameter.get(), value);
        }
    }

    private void take(Parameter parameter, String text) {
        Optional<Json> value = typed(parameter, text);
        if (value.isEmpty()) {
            found.add(new Violation(parameter.pointer(), "WRONG_TYPE", "must be " + expected(parameter)));
            return;
        }
        int before = found.size();
        parameter.shape().check(value.get(), Pointer.at(parameter.pointer()), found);
        if (found.size() == before) {
            read.put(parameter.pointer(), value.get());
        }
    }

    private static Optional<Json> typed(Parameter parameter, String text) {
        return switch (parameter.type()) {
            case "integer" ->
                text.matches(WHOLE) && Safe.holds(Long.parseLong(text))
                        ? Optional.of(Json.of(Long.parseLong(text)))
                        : Optional.empty();
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(Json.of(text.equals("true")))
                        : Optional.empty();
            default -> Text.isStorable(text) ? Optional.of(Json.of(text)) : Optional.empty();
        };
    }

    private static String expected(Parameter parameter) {
        return switch (parameter.type()) {
            case "integer" -> "an integer within ±(2^53 - 1)";
            case "boolean" -> "true or false";
            default -> "a string without U+0000";
        };
    }

    private void notEncoded(String pointer) {
        found.add(new Violation(pointer, "INVALID_ENCODING", "must be percent-encoded UTF-8"));
    }
}
