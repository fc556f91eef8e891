// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.Json;
import dev.parley.model.Safe;
import dev.parley.model.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON text as Parley takes it: UTF-8 without a byte order mark, one value, no duplicate names, no fractions,
 * integers within ±(2⁵³ − 1), storable text, at most {@value #MAX_DEPTH} levels. Bad syntax ends the reading; of what else
 * is wrong the first {@value Violations#MOST} are listed.
 */
public final class StrictJson {
    /** The deepest nesting: the outermost array or object is level 1. */
    public static final int MAX_DEPTH = 32;

    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final int SAFE_DIGITS = 17;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(UNBOUNDED)
                    .maxNameLength(UNBOUNDED)
                    .maxStringLength(UNBOUNDED)
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private final Violations violations = new Violations();
    private boolean unreadable;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads one value, of any shape. */
    public static Reading<Json> read(byte[] bytes) {
        return read(bytes, FreeShape.ANYTHING);
    }

    /** Reads one value of a shape. Fields that the shape does not know are skipped, and nothing is kept of them. */
    public static Reading<Json> read(byte[] bytes, Shape shape) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Reading.bad("", "INVALID_UTF8", "must be valid UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new StrictJson(parser).document(shape);
        } catch (TooDeep e) {
            return Reading.bad("", "TOO_DEEP", "must have at most " + MAX_DEPTH + " levels");
        } catch (JsonProcessingException e) {
            return Reading.bad("", "INVALID_JSON", "must be one JSON value" + where(e));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
    }

    private static String where(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : "; see line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private Reading<Json> document(Shape shape) throws IOException {
        if (parser.nextToken() == null) {
            return Reading.bad("", "INVALID_JSON", "must be one JSON value; there is none");
        }
        Json value = value(shape, Pointer.WHOLE, 0);
        if (parser.nextToken() != null) {
            return Reading.bad("", "TRAILING_TEXT", "must end after one JSON value");
        }
        if (!unreadable) {
            shape.check(value, Pointer.WHOLE, violations);
        }
        return Reading.of(value, violations);
    }

    private Json value(Shape shape, Pointer pointer, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (depth == MAX_DEPTH) {
                throw new TooDeep();
            }
            return token == JsonToken.START_OBJECT
                    ? object(shape, pointer, depth + 1)
                    : array(shape, pointer, depth + 1);
        }
        return switch (token) {
            case VALUE_STRING -> string(pointer);
            case VALUE_NUMBER_INT -> integer(pointer);
            case VALUE_NUMBER_FLOAT -> wrong(pointer, "FRACTION", "must be an integer, without fraction or exponent");
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            default -> new Json.Nil();
        };
    }

    private Json object(Shape shape, Pointer pointer, int depth) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!Text.isStorable(name)) {
                // The name itself cannot be written into an answer.
                wrong(pointer, "INVALID_TEXT", "has a field whose name has U+0000 or an unpaired surrogate");
                skip(depth);
                continue;
            }
            Pointer member = pointer.member(name);
            Optional<Shape> known = shape.member(name);
            if (known.isEmpty()) {
                unknown(member);
                skip(depth);
            } else if (members.put(name, value(known.get(), member, depth)) != null) {
                wrong(member, "DUPLICATE_FIELD", "must come once");
            }
        }
        return new Json.Obj(members);
    }

    private void unknown(Pointer member) {
        if (!violations.isFull()) {
            violations.add(ObjectShape.unknown(member));
        }
    }

    /** Passes over a value of which nothing is kept, as long as it is JSON and not too deep. */
    private void skip(int depth) throws IOException {
        int levels = depth;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart() && ++levels > MAX_DEPTH) {
                throw new TooDeep();
            }
            levels -= token.isStructEnd() ? 1 : 0;
        } while (levels > depth && parser.nextToken() != null);
    }

    private Json array(Shape shape, Pointer pointer, int depth) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(shape.element(), pointer.element(elements.size()), depth));
        }
        return Json.array(elements);
    }

    private Json string(Pointer pointer) throws IOException {
        String text = parser.getText();
        return Text.isStorable(text)
                ? Json.of(text)
                : wrong(pointer, "INVALID_TEXT", "must not have U+0000 or an unpaired surrogate");
    }

    private Json integer(Pointer pointer) throws IOException {
        // By its text, for a number of a million digits must cost nothing.
        String digits = parser.getText();
        if (digits.length() <= SAFE_DIGITS && Safe.holds(Long.parseLong(digits))) {
            return Json.of(Long.parseLong(digits));
        }
        return wrong(pointer, "INTEGER_TOO_LARGE", "must lie within ±(2^53 - 1)");
    }

    private Json wrong(Pointer pointer, String code, String message) {
        unreadable = true;
        if (!violations.isFull()) {
            violations.add(new Violation(pointer.toString(), code, message));
        }
        return new Json.Nil();
    }

    private static final class TooDeep extends IOException {
        private static final long serialVersionUID = 1;
    }
}
