// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.List;

/** Writes JSON as RFC 8785 says: members sorted by UTF-16 units, the shortest escapes, no white space. */
final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    static void write(Json json, StringBuilder out) {
        if (json instanceof Json.Obj object) {
            writeObject(object.sorted(), out);
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

    private static void writeObject(JsonMembers members, StringBuilder out) {
        char separator = '{';
        for (int i = 0; i < members.size(); i++) {
            int place = members.sorted(i);
            out.append(separator);
            writeString(members.name(place), out);
            out.append(':');
            write(members.value(place), out);
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
        if (isPlain(text)) {
            out.append(text);
        } else {
            for (int i = 0; i < text.length(); i++) {
                writeCharacter(text.charAt(i), out);
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
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
