package dev.parley.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON as RFC 8785 says: members sorted by UTF-16 units, the shortest escapes, no white space. */
final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    static void write(Json json, StringBuilder out) {
        if (json instanceof Json.Obj object) {
            writeObject(object.members(), out);
        } else if (json instanceof Json.Arr array) {
            writeArray(array.elements(), out);
        } else if (json instanceof Json.Str string) {
            writeString(string.value(), out);
        } else if (json instanceof Json.Int integer) {
            out.append(integer.value());
        } else if (json instanceof Json.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private static void writeObject(Map<String, Json> members, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<String, Json> member : new TreeMap<>(members).entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(List<Json> elements, StringBuilder out) {
        char separator = '[';
        for (Json element : elements) {
            out.append(separator);
            write(element, out);
            separator = ',';
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            writeCharacter(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void writeCharacter(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                } else {
                    out.append(c);
                }
            }
        }
    }
}
