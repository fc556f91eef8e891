// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http.contract;

import dev.parley.adapter.http.contract.Operation.Body;
import dev.parley.adapter.json.Shape;
import dev.parley.adapter.json.Shapes;
import dev.parley.adapter.json.YamlText;
import dev.parley.model.Bytes;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facade's contract, read from the {@code parley.yaml} in this jar. */
public final class Contract {
    private static final String RESOURCE = "/META-INF/parley/parley.yaml";
    private static final String MODELS = "dev.parley.wire.";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final Json document;
    private final Shapes shapes;
    private final List<Operation> operations = new ArrayList<>();

    private Contract(Json document) {
        this.document = document;
        this.shapes = new Shapes(document);
        document.get("paths")
                .members()
                .forEach((path, methods) -> methods.members().forEach((method, operation) -> {
                    if (!METHODS.contains(method)) {
                        throw new IllegalArgumentException("the contract's " + path + " has a method " + method);
                    }
                    operations.add(operation(path, method.toUpperCase(Locale.ROOT), operation));
                }));
    }

    /**
     * The contract, read once.
     *
     * @throws IllegalArgumentException if it says something that this class does not understand
     */
    public static Contract load() {
        return Loaded.CONTRACT;
    }

    private static final class Loaded {
        static final Contract CONTRACT = read();
    }

    private static Contract read() {
        try (InputStream in = open()) {
            return new Contract(YamlText.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /** The contract as it is written. */
    public static Bytes bytes() {
        try (InputStream in = open()) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    private static InputStream open() {
        InputStream in = Contract.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException(RESOURCE + " is missing from Parley's jar");
        }
        return in;
    }

    /** Everything that the facade does, in the contract's order. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The shape of the schema of that name. */
    public Shape shape(String schema) {
        return shapes.named(schema);
    }

    /** A schema, or the one that it refers to. */
    public Json resolve(Json schema) {
        return schema.find("$ref").map(Json::text).map(this::at).orElse(schema);
    }

    private Json at(String reference) {
        Json found = document;
        for (String step : reference.substring(2).split("/", -1)) {
            found = found.get(step);
        }
        return found;
    }

    private Operation operation(String path, String method, Json operation) {
        List<Parameter> parameters = operation
                .find("parameters")
                .map(all -> all.<Parameter>list(this::parameter))
                .orElse(List.of());
        return new Operation(
                operation.get("operationId").text(),
                method,
                path,
                parameters,
                operation.find("requestBody").map(this::body),
                operation
                        .find("security")
                        .filter(all -> all.elements().isEmpty())
                        .isPresent(),
                status(operation.get("responses").members()));
    }

    private static int status(Map<String, Json> responses) {
        return responses.keySet().stream()
                .filter(status -> status.startsWith("2"))
                .map(Integer::valueOf)
                .findFirst()
                .orElseThrow();
    }

    private Parameter parameter(Json reference) {
        Json parameter = resolve(reference);
        Json schema = parameter.get("schema");
        return new Parameter(
                parameter.get("name").text(),
                Parameter.In.valueOf(parameter.get("in").text().toUpperCase(Locale.ROOT)),
                parameter.find("required").map(Json::bool).orElse(false),
                schema,
                shapes.of(schema));
    }

    private Body body(Json requestBody) {
        Json reference = requestBody.get("content").get("application/json").get("schema");
        String name = reference.get("$ref").text().replace("#/components/schemas/", "");
        return new Body(name, resolve(reference), shapes.of(reference), model(name));
    }

    private static Class<?> model(String name) {
        try {
            return Class.forName(MODELS + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no wire model was generated for " + name, e);
        }
    }

    /** The document itself. */
    public Json document() {
        return document;
    }

    /** The operation of that name. */
    public Optional<Operation> operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst();
    }
}
