// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of JSON (RFC 8259) without fractions, for verifiers that have no library. It refuses fractions,
 * exponents, minus zero, integers beyond ±(2⁵³ − 1), duplicate names, U+0000, unpaired surrogates, invalid UTF-8, a byte
 * order mark, trailing text, and nesting deeper than {@link #MAX_DEPTH}.
 *
 * @since 0.1.0
 */
public final class JsonReader {
    /** How many arrays and objects may enclose one another. */
    public static final int MAX_DEPTH = 64;

    private static final int MAX_DIGITS = 16;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @param bytes UTF-8
     * @param maxBytes the longest input
     * @throws Json.Mismatch if the input is anything else; the message says where and what, without the input
     */
    public static Json read(byte[] bytes, int maxBytes) {
        if (bytes.length > maxBytes) {
            throw new Json.Mismatch("must have at most " + maxBytes + " bytes");
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Json.Mismatch("must be UTF-8");
        }
    }

    /** Reads one value; the input's length is the caller's to bound. */
    public static Json read(String text) {
        JsonReader reader = new JsonReader(text);
        reader.skipSpace();
        Json value = reader.value();
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.wrong("trailing text");
        }
        return value;
    }

    private Json value() {
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", new Json.Nil());
            default -> number();
        };
    }

    private Json object() {
        enter();
        Map<String, Json> members = new LinkedHashMap<>();
        if (!closes('}')) {
            do {
                skipSpace();
                int nameAt = at;
                String name = string().value();
                skipSpace();
                expect(':');
                skipSpace();
                if (members.put(name, value()) != null) {
                    at = nameAt;
                    throw wrong("a duplicate name");
                }
            } while (continues('}'));
        }
        depth--;
        return new Json.Obj(members);
    }

    private Json array() {
        enter();
        List<Json> elements = new ArrayList<>();
        if (!closes(']')) {
            do {
                skipSpace();
                elements.add(value());
            } while (continues(']'));
        }
        depth--;
        return new Json.Arr(elements);
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw wrong("more than " + MAX_DEPTH + " levels");
        }
        at++;
    }

    private boolean closes(char end) {
        skipSpace();
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    private boolean continues(char end) {
        if (closes(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private Json.Str string() {
        int start = at;
        expect('"');
        String read = plain();
        if (peek() != '"') {
            read = read + escaping();
        }
        at++;
        try {
            return new Json.Str(read);
        } catch (Json.Mismatch e) {
            at = start;
            throw wrong("U+0000 or an unpaired surrogate");
        }
    }

    /** What comes before the first character that is not just itself. */
    private String plain() {
        int from = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c != '"' && c != '\\';
    }

    private String escaping() {
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw wrong("a bare control character");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> fourDigits();
            default -> throw wrong("an unknown escape");
        };
    }

    private char fourDigits() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw wrong("an escape without four hexadecimal digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private Json number() {
        int start = at;
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int digitsAt = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        int digits = at - digitsAt;
        if (digits == 0) {
            throw wrong("not a JSON value");
        }
        if (text.charAt(digitsAt) == '0' && (digits > 1 || negative)) {
            throw wrong("a leading or a negative zero");
        }
        if (at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
            throw wrong("a fraction or an exponent");
        }
        if (digits > MAX_DIGITS) {
            throw wrong("an integer outside ±(2^53 - 1)");
        }
        return integer(start);
    }

    private Json integer(int start) {
        try {
            return new Json.Int(Long.parseLong(text, start, at, 10));
        } catch (Json.Mismatch e) {
            throw wrong("an integer outside ±(2^53 - 1)");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw wrong("not a JSON value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("something else than " + wanted);
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the end too early");
        }
        return text.charAt(at);
    }

    private Json.Mismatch wrong(String what) {
        return new Json.Mismatch("JSON has " + what + " at character " + at);
    }
}
