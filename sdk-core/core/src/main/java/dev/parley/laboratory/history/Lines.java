// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.history;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a file of comma-separated values (RFC 4180), one line each, read without ever holding a long line. */
final class Lines {
    static final int LONGEST = 1_000;

    private static final int BUFFER = 1 << 14;
    private static final int END = -1;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int filled;
    private int row;
    private final StringBuilder line = new StringBuilder(LONGEST);

    Lines(Reader reader) {
        this.reader = reader;
    }

    /** The number of the row that was read last. */
    int row() {
        return row;
    }

    /** The next row's line without its end; empty after the last. */
    Optional<String> next() throws IOException, HistoryFault {
        line.setLength(0);
        row++;
        int character = read();
        if (character == END) {
            return Optional.empty();
        }
        while (character != END && character != '\n') {
            if (line.length() == LONGEST) {
                throw HistoryFault.ofRow(
                        Reading.Fault.LINE_TOO_LONG, row, "the line has more than " + LONGEST + " characters.");
            }
            line.append((char) character);
            character = read();
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return Optional.of(line.toString());
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = Math.max(0, reader.read(buffer, 0, BUFFER));
            at = 0;
        }
        return filled == 0 ? END : buffer[at++];
    }

    /** The cells of a line, without the spaces around them. */
    List<String> cells(String text) throws HistoryFault {
        List<String> cells = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            boolean quoted = from < text.length() && text.charAt(from) == '"';
            int end = quoted ? closing(text, from) + 1 : from;
            int comma = text.indexOf(',', end);
            int to = comma < 0 ? text.length() : comma;
            String cell = text.substring(from, to).strip();
            cells.add(quoted ? unquoted(cell) : cell);
            from = to + 1;
        }
        return cells;
    }

    private int closing(String text, int opening) throws HistoryFault {
        int quote = text.indexOf('"', opening + 1);
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
            quote = text.indexOf('"', quote + 2);
        }
        if (quote < 0) {
            throw HistoryFault.ofRow(Reading.Fault.OPEN_QUOTE, row, "a quoted cell does not end on its line.");
        }
        return quote;
    }

    private static String unquoted(String cell) {
        return cell.substring(1, Math.max(1, cell.lastIndexOf('"')))
                .replace("\"\"", "\"")
                .strip();
    }
}
