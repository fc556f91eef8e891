// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes shapes from the schemas of an OpenAPI 3.0 document. It knows the keywords that the contract uses and refuses
 * any other, so that no bound can be written down and not be checked.
 */
public final class Shapes {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> KNOWN = Set.of(
            "type",
            "format",
            "description",
            "example",
            "default",
            "nullable",
            "enum",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "items",
            "properties",
            "required",
            "additionalProperties",
            "maxProperties",
            "x-parley-format",
            "x-parley-any-of",
            "x-parley-keys",
            "x-parley-values");

    private final Map<String, Json> schemas;

    /** Shapes of a document's schemas. */
    public Shapes(Json document) {
        this.schemas = document.get("components").get("schemas").members();
    }

    /**
     * The shape of the schema of that name.
     *
     * @throws IllegalArgumentException if there is none, or it has a keyword that is not known
     */
    public Shape named(String name) {
        Json schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalArgumentException("the contract has no schema " + name);
        }
        return of(schema);
    }

    /** The shape of a schema. */
    public Shape of(Json schema) {
        Optional<Json> reference = schema.find("$ref");
        if (reference.isPresent()) {
            return named(reference.get().text().substring(SCHEMAS.length()));
        }
        schema.members().keySet().stream()
                .filter(keyword -> !KNOWN.contains(keyword))
                .findFirst()
                .ifPresent(keyword -> {
                    throw new IllegalArgumentException("the contract's keyword " + keyword + " would not be checked");
                });
        if (schema.find("x-parley-any-of").isPresent()) {
            return kinds(schema.get("x-parley-any-of").list(this::of));
        }
        return typed(schema);
    }

    private Shape typed(Json schema) {
        return switch (schema.find("type").map(Json::text).orElse("any")) {
            case "object" ->
                schema.find("x-parley-values")
                        .<Shape>map(most -> new BoundedShape(object(schema), most.integer()))
                        .orElseGet(() -> object(schema));
            case "array" ->
                new ArrayShape(
                        of(schema.get("items")),
                        number(schema, "minItems", 0),
                        number(schema, "maxItems", Long.MAX_VALUE));
            case "string" -> text(schema);
            case "integer" ->
                new IntegerShape(number(schema, "minimum", Long.MIN_VALUE), number(schema, "maximum", Long.MAX_VALUE));
            case "boolean" -> new BooleanShape();
            case "any" -> FreeShape.ANYTHING;
            default -> throw new IllegalArgumentException("the contract has a type that is not known: " + schema);
        };
    }

    private ObjectShape object(Json schema) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        schema.find("properties").ifPresent(all -> all.members().forEach((name, field) -> fields.put(name, of(field))));
        Set<String> required = new TreeSet<>();
        schema.find("required").ifPresent(names -> required.addAll(names.<String>list(Json::text)));
        return new ObjectShape(
                fields, required, others(schema), names(schema), number(schema, "maxProperties", Long.MAX_VALUE));
    }

    private Optional<Shape> others(Json schema) {
        Json others = schema.find("additionalProperties").orElse(Json.of(true));
        if (others instanceof Json.Bool allowed) {
            return allowed.value() ? Optional.of(FreeShape.ANYTHING) : Optional.empty();
        }
        return Optional.of(of(others));
    }

    private static Optional<TextShape> names(Json schema) {
        return schema.find("x-parley-keys").map(Shapes::text);
    }

    private static TextShape text(Json schema) {
        Set<String> choices = new TreeSet<>();
        schema.find("enum").ifPresent(values -> choices.addAll(values.<String>list(Json::text)));
        return new TextShape(
                number(schema, "minLength", 0),
                number(schema, "maxLength", Long.MAX_VALUE),
                schema.find("pattern").map(Json::text).map(Pattern::compile),
                choices,
                schema.find("x-parley-format")
                        .map(format -> TextFormat.valueOf(format.text().toUpperCase(Locale.ROOT))));
    }

    private static Shape kinds(List<Shape> shapes) {
        return new KindShape(
                only(shapes, ObjectShape.class), only(shapes, IntegerShape.class), only(shapes, TextShape.class));
    }

    private static Shape only(List<Shape> shapes, Class<? extends Shape> type) {
        return shapes.stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    private static long number(Json schema, String keyword, long otherwise) {
        return schema.find(keyword).map(Json::integer).orElse(otherwise);
    }
}
