// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.history;

import dev.parley.laboratory.history.Reading.Fault;
import dev.parley.laboratory.population.Headcount;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a team's records: comma-separated values with a first row of names. The columns {@code buyer} (the most that the
 * buyer would have paid), {@code seller} (the least that the seller would have accepted) and {@code currency} are needed,
 * {@code buyers} (how many came) is read where it is there, and any other column is left alone. Amounts are plain numbers
 * with a point and at most four decimals, such as {@code 1250.50}.
 *
 * <p>Answers with the first fault and its place; reads at most {@link #MOST_ROWS} rows of 1,000 characters.
 *
 * @since 0.1.0
 */
public final class HistoryReader {
    /** So many listings say all that more would say. */
    public static final int MOST_ROWS = 1_000_000;

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,4})?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");
    private static final double LARGEST = 1e12;

    private final Lines lines;
    private final String currency;
    private double[] buyers = new double[64];
    private double[] sellers = new double[64];
    private int[] counts = new int[64];
    private int read;

    private HistoryReader(Reader reader, String currency) {
        this.lines = new Lines(reader);
        this.currency = currency;
    }

    /**
     * Reads to the end or to the first fault.
     *
     * @param currency that all amounts must be in, such as EUR
     * @throws IOException if the reader fails
     */
    public static Reading read(Reader reader, String currency) throws IOException {
        try {
            return new Reading.Read(new HistoryReader(reader, currency).history());
        } catch (HistoryFault fault) {
            return fault.answer();
        }
    }

    private History history() throws IOException, HistoryFault {
        Columns columns = columns();
        Optional<String> line = lines.next();
        while (line.isPresent()) {
            if (!line.get().isBlank()) {
                add(columns, lines.cells(line.get()));
            }
            line = lines.next();
        }
        if (read == 0) {
            throw HistoryFault.ofRow(Fault.NO_ROWS, lines.row(), "there is no row below the names of the columns.");
        }
        return new History(
                currency,
                Arrays.copyOf(buyers, read),
                Arrays.copyOf(sellers, read),
                columns.count() < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(counts, read)));
    }

    private Columns columns() throws IOException, HistoryFault {
        String line =
                lines.next().orElseThrow(() -> HistoryFault.ofRow(Fault.NO_ROWS, 1, "there is nothing in the file."));
        return Columns.of(lines.cells(line.startsWith("\uFEFF") ? line.substring(1) : line));
    }

    private void add(Columns columns, List<String> cells) throws HistoryFault {
        if (read == MOST_ROWS) {
            throw HistoryFault.ofRow(
                    Fault.TOO_MANY_ROWS, lines.row(), "there are more than " + MOST_ROWS + " rows; take a sample.");
        }
        if (cells.size() != columns.all()) {
            throw HistoryFault.ofRow(
                    cells.size() < columns.all() ? Fault.CELLS_MISSING : Fault.TOO_MANY_CELLS,
                    lines.row(),
                    "there are " + cells.size() + " cells, and " + columns.all() + " columns.");
        }
        makeRoom();
        buyers[read] = amount(cells.get(columns.buyer()), Columns.BUYER);
        sellers[read] = amount(cells.get(columns.seller()), Columns.SELLER);
        requireCurrency(cells.get(columns.currency()));
        if (columns.count() >= 0) {
            counts[read] = count(cells.get(columns.count()));
        }
        read++;
    }

    private void makeRoom() {
        if (read == buyers.length) {
            buyers = Arrays.copyOf(buyers, 2 * read);
            sellers = Arrays.copyOf(sellers, 2 * read);
            counts = Arrays.copyOf(counts, 2 * read);
        }
    }

    private double amount(String cell, String column) throws HistoryFault {
        requireNoFormula(cell, column);
        if (!AMOUNT.matcher(cell).matches()) {
            throw fault(
                    Fault.NOT_A_NUMBER,
                    column,
                    shown(cell) + " is not an amount; write it without signs, spaces and thousands, such as 1250.50.");
        }
        double amount = Double.parseDouble(cell);
        if (amount > LARGEST) {
            throw fault(Fault.TOO_LARGE, column, shown(cell) + " is above a million millions.");
        }
        return amount;
    }

    private int count(String cell) throws HistoryFault {
        requireNoFormula(cell, Columns.COUNT);
        if (!COUNT.matcher(cell).matches()) {
            throw fault(Fault.NOT_A_NUMBER, Columns.COUNT, shown(cell) + " is not a number of buyers.");
        }
        int count = Integer.parseInt(cell);
        if (count > Headcount.MOST) {
            throw fault(Fault.TOO_LARGE, Columns.COUNT, shown(cell) + " is above " + Headcount.MOST + ".");
        }
        return count;
    }

    private void requireNoFormula(String cell, String column) throws HistoryFault {
        if (cell.isEmpty()) {
            throw fault(Fault.EMPTY_CELL, column, "the cell is empty.");
        }
        if ("=+-@".indexOf(cell.charAt(0)) >= 0) {
            throw fault(
                    Fault.FORMULA,
                    column,
                    shown(cell) + " is a formula or has a sign; export values, and none below 0.");
        }
    }

    private void requireCurrency(String cell) throws HistoryFault {
        requireNoFormula(cell, Columns.CURRENCY);
        if (!cell.equals(currency)) {
            throw fault(Fault.WRONG_CURRENCY, Columns.CURRENCY, shown(cell) + " is not " + currency + ".");
        }
    }

    private HistoryFault fault(Fault fault, String column, String what) {
        return new HistoryFault(fault, lines.row(), Optional.of(column), what);
    }

    /** A cell as a sentence quotes it: short, and without anything that a terminal or a page would obey. */
    private static String shown(String cell) {
        String plain = cell.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .limit(30)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + plain + (cell.length() > plain.length() ? "…" : "") + "\"";
    }
}
