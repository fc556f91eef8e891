// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http.contract;

import dev.parley.model.Bytes;
import dev.parley.model.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Derives bad requests from the contract: every field and every parameter of every operation, times all that can be wrong
 * with it. A new field is covered by itself. Each request is good but for one thing.
 */
public final class BadInputs {
    private final Samples samples;
    private final List<BadRequest> bad = new ArrayList<>();

    private BadInputs(Contract contract) {
        this.samples = new Samples(contract);
    }

    /** All that a contract forbids. */
    public static List<BadRequest> of(Contract contract) {
        BadInputs inputs = new BadInputs(contract);
        contract.operations().forEach(operation -> {
            operation.body().ifPresent(body -> inputs.bodies(operation, body));
            operation.parameters().forEach(parameter -> inputs.parameters(operation, parameter));
            inputs.unknownQuery(operation);
        });
        return List.copyOf(inputs.bad);
    }

    /** For each operation a request that fits the contract, from which the bad ones differ in one thing. */
    public static List<BadRequest> goodOnes(Contract contract) {
        BadInputs inputs = new BadInputs(contract);
        return contract.operations().stream()
                .map(operation -> inputs.request(operation, "good", inputs.body(operation), ""))
                .toList();
    }

    private byte[] body(Operation operation) {
        return operation
                .body()
                .map(body -> samples.of(body.schema()).canonical())
                .orElseGet(() -> new byte[0]);
    }

    private void bodies(Operation operation, Operation.Body body) {
        Json good = samples.of(body.schema());
        for (Samples.Part part : samples.parts(body.schema(), good)) {
            for (Malformation malformation : Malformation.of(part.schema(), part.value())) {
                add(
                        operation,
                        part.pointer(),
                        malformation.name(),
                        Edited.with(good, part.steps(), malformation.raw()));
            }
            if (part.required()) {
                add(operation, part.pointer(), "missing", Edited.without(good, part.steps()));
            }
            if (part.schema().find("additionalProperties").equals(Optional.of(Json.of(false)))) {
                List<String> stray = new ArrayList<>(part.steps());
                stray.add("noSuchField");
                add(operation, part.pointer() + "/noSuchField", "unknown field", Edited.with(good, stray, "1"));
            }
        }
        texts(operation, good.canonicalText());
    }

    private void texts(Operation operation, String good) {
        add(operation, "", "no body", new byte[0]);
        add(operation, "", "trailing text", (good + "{}").getBytes(StandardCharsets.UTF_8));
        add(operation, "", "cut short", good.substring(0, good.length() - 1).getBytes(StandardCharsets.UTF_8));
        add(operation, "", "a comment", ("/* */" + good).getBytes(StandardCharsets.UTF_8));
        add(operation, "", "a byte order mark", ("\uFEFF" + good).getBytes(StandardCharsets.UTF_8));
        add(operation, "", "UTF-16", good.getBytes(StandardCharsets.UTF_16));
        add(operation, "", "invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
        add(operation, "", "too deep", "[".repeat(5_000).getBytes(StandardCharsets.UTF_8));
    }

    private void parameters(Operation operation, Parameter parameter) {
        for (String wrong : wrongTexts(parameter)) {
            Map<String, String> values = values(operation);
            values.put(parameter.pointer(), wrong);
            String name = operation.id() + ' ' + parameter.pointer() + " = " + shown(wrong);
            bad.add(request(operation, name, values, body(operation), parameter.pointer()));
        }
        if (parameter.in() == Parameter.In.HEADER && parameter.required()) {
            Map<String, String> values = values(operation);
            values.remove(parameter.pointer());
            String name = operation.id() + ' ' + parameter.pointer() + " missing";
            bad.add(request(operation, name, values, body(operation), parameter.pointer()));
        }
    }

    private static String shown(String text) {
        String shown = Json.of(text).canonicalText();
        return shown.length() > 40 ? shown.substring(0, 40) + "… " + text.length() : shown;
    }

    private static List<String> wrongTexts(Parameter parameter) {
        List<String> wrong = new ArrayList<>();
        switch (parameter.type()) {
            case "integer" -> wrong.addAll(List.of("x", "1.5", "-1", "0", "99999999999999999999", "1e2", "01", "+1"));
            case "boolean" -> wrong.addAll(List.of("yes", "1", "TRUE"));
            default -> {
                parameter
                        .schema()
                        .find("maxLength")
                        .map(Json::integer)
                        .ifPresent(most -> wrong.add("a".repeat((int) (most + 1))));
                if (parameter.in() != Parameter.In.HEADER) {
                    wrong.addAll(List.of("a\u0007", " "));
                } else if (parameter.name().equals("If-Match")) {
                    wrong.addAll(List.of("unquoted", "*", "W/\"weak\"", "\"a\", \"b\""));
                }
                if (parameter.schema().find("enum").isPresent()) {
                    wrong.add("no-such-choice");
                }
            }
        }
        return wrong;
    }

    private void unknownQuery(Operation operation) {
        BadRequest good = request(operation, operation.id() + " unknown query", body(operation), "query:noSuch");
        bad.add(new BadRequest(
                good.name(), good.method(), good.target() + "?noSuch=1", good.headers(), good.body(), good.pointer()));
    }

    private void add(Operation operation, String pointer, String what, byte[] body) {
        String name = operation.id() + " body" + pointer + ' ' + (what.length() > 40 ? what.substring(0, 40) : what);
        bad.add(request(operation, name, body, pointer));
    }

    private BadRequest request(Operation operation, String name, byte[] body, String pointer) {
        return request(operation, name, values(operation), body, pointer);
    }

    private Map<String, String> values(Operation operation) {
        Map<String, String> values = new LinkedHashMap<>();
        operation.parameters().stream()
                .filter(Parameter::required)
                .forEach(parameter -> values.put(
                        parameter.pointer(),
                        parameter.type().equals("string") ? samples.text(parameter.schema()) : "1"));
        return values;
    }

    private BadRequest request(
            Operation operation, String name, Map<String, String> values, byte[] body, String pointer) {
        StringBuilder target = new StringBuilder(operation.path());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (operation.body().isPresent()) {
            headers.put("Content-Type", List.of("application/json"));
        }
        char separator = '?';
        for (Parameter parameter : operation.parameters()) {
            String value = values.get(parameter.pointer());
            if (value == null) {
                continue;
            }
            switch (parameter.in()) {
                case PATH -> replace(target, '{' + parameter.name() + '}', encoded(value));
                case HEADER -> headers.put(parameter.name(), List.of(value));
                case QUERY -> {
                    target.append(separator)
                            .append(parameter.name())
                            .append('=')
                            .append(encoded(value));
                    separator = '&';
                }
            }
        }
        return new BadRequest(name, operation.method(), target.toString(), headers, Bytes.of(body), pointer);
    }

    private static void replace(StringBuilder text, String from, String to) {
        int at = text.indexOf(from);
        text.replace(at, at + from.length(), to);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
