package dev.parley.adapter.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.parley.application.Violation;
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

/**
 * Reads JSON text as Parley takes it: UTF-8 without a byte order mark, one value, no duplicate names, no fractions,
 * integers within ±(2⁵³ − 1), storable text, at most {@value #MAX_DEPTH} levels. Bad syntax ends the reading; whatever
 * else is wrong is listed whole.
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
    private final List<Violation> violations = new ArrayList<>();

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads one value. */
    public static Reading<Json> read(byte[] bytes) {
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
            return new StrictJson(parser).document();
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

    private Reading<Json> document() throws IOException {
        if (parser.nextToken() == null) {
            return Reading.bad("", "INVALID_JSON", "must be one JSON value; there is none");
        }
        Json value = value("", 0);
        if (parser.nextToken() != null) {
            return Reading.bad("", "TRAILING_TEXT", "must end after one JSON value");
        }
        return Reading.of(value, violations);
    }

    private Json value(String pointer, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (depth == MAX_DEPTH) {
                throw new TooDeep();
            }
            return token == JsonToken.START_OBJECT ? object(pointer, depth + 1) : array(pointer, depth + 1);
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

    private Json object(String pointer, int depth) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!Text.isStorable(name)) {
                // The name itself cannot be written into an answer.
                wrong(pointer, "INVALID_TEXT", "has a field whose name has U+0000 or an unpaired surrogate");
                value(pointer, depth);
                continue;
            }
            String member = Pointer.member(pointer, name);
            if (members.put(name, value(member, depth)) != null) {
                wrong(member, "DUPLICATE_FIELD", "must come once");
            }
        }
        return new Json.Obj(members);
    }

    private Json array(String pointer, int depth) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(Pointer.element(pointer, elements.size()), depth));
        }
        return Json.array(elements);
    }

    private Json string(String pointer) throws IOException {
        String text = parser.getText();
        return Text.isStorable(text)
                ? Json.of(text)
                : wrong(pointer, "INVALID_TEXT", "must not have U+0000 or an unpaired surrogate");
    }

    private Json integer(String pointer) throws IOException {
        // By its text, for a number of a million digits must cost nothing.
        String digits = parser.getText();
        if (digits.length() <= SAFE_DIGITS && Safe.holds(Long.parseLong(digits))) {
            return Json.of(Long.parseLong(digits));
        }
        return wrong(pointer, "INTEGER_TOO_LARGE", "must lie within ±(2^53 - 1)");
    }

    private Json wrong(String pointer, String code, String message) {
        violations.add(new Violation(pointer, code, message));
        return new Json.Nil();
    }

    private static final class TooDeep extends IOException {
        private static final long serialVersionUID = 1;
    }
}
