// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.laboratory.history.Reading.Fault;
import dev.parley.laboratory.history.Reading.Unreadable;
import dev.parley.laboratory.population.Population;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryReaderTest {
    private static final String HEAD = "buyer,seller,currency,buyers\n";

    private static Reading read(String text) throws IOException {
        return HistoryReader.read(new StringReader(text), "EUR");
    }

    private static void assertUnreadable(String text, Fault fault, int row, String sentence) throws IOException {
        assertThat(read(text)).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.fault()).isEqualTo(fault);
            assertThat(unreadable.row()).isEqualTo(row);
            assertThat(unreadable.sentence()).isEqualTo(sentence);
        });
    }

    @Test
    void reads_amounts_and_numbers_of_buyers() throws IOException {
        String text = String.join(
                "\r\n",
                "\uFEFFID, Buyer ,\"seller\",currency,buyers,note",
                "a,100,80.50,EUR,3,\"said \"\"yes\"\", then left\"",
                "b, 0.0001 ,70,EUR,0,",
                "",
                "");
        History history = read(text).sound().orElseThrow();

        assertThat(history.rows()).isEqualTo(2);
        assertThat(history.buyers()).containsExactly(100, .0001);
        assertThat(history.sellers()).containsExactly(80.5, 70);
        assertThat(history.counts().orElseThrow()).containsExactly(3, 0);
        Population population = history.population();
        assertThat(population.buyers().mean()).isEqualTo(1.5);
        assertThat(population.costs().most()).isEqualTo(80.5);
    }

    @Test
    void takes_one_buyer_where_numbers_were_not_recorded() throws IOException {
        History history = read("buyer,seller,currency\n5,4,EUR").sound().orElseThrow();

        assertThat(history.counts()).isEmpty();
        assertThat(history.population().buyers().mean()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10,,EUR,1|EMPTY_CELL|Row 2, column seller: the cell is empty.",
                "10,8,EUR|CELLS_MISSING|Row 2: there are 3 cells, and 4 columns.",
                "10,8,EUR,1,5|TOO_MANY_CELLS|Row 2: there are 5 cells, and 4 columns.",
                "ten,8,EUR,1|NOT_A_NUMBER|Row 2, column buyer: \"ten\" is not an amount; write it without signs, spaces and"
                        + " thousands, such as 1250.50.",
                "\"1,000\",8,EUR,1|NOT_A_NUMBER|Row 2, column buyer: \"1,000\" is not an amount; write it without signs,"
                        + " spaces and thousands, such as 1250.50.",
                "1e3,8,EUR,1|NOT_A_NUMBER|Row 2, column buyer: \"1e3\" is not an amount; write it without signs, spaces and"
                        + " thousands, such as 1250.50.",
                "NaN,8,EUR,1|NOT_A_NUMBER|Row 2, column buyer: \"NaN\" is not an amount; write it without signs, spaces and"
                        + " thousands, such as 1250.50.",
                "=A1*2,8,EUR,1|FORMULA|Row 2, column buyer: \"=A1*2\" is a formula or has a sign; export values, and none"
                        + " below 0.",
                "10,-8,EUR,1|FORMULA|Row 2, column seller: \"-8\" is a formula or has a sign; export values, and none below"
                        + " 0.",
                "10,8,USD,1|WRONG_CURRENCY|Row 2, column currency: \"USD\" is not EUR.",
                "10,8,@EUR,1|FORMULA|Row 2, column currency: \"@EUR\" is a formula or has a sign; export values, and none"
                        + " below 0.",
                "10,8,EUR,1.5|NOT_A_NUMBER|Row 2, column buyers: \"1.5\" is not a number of buyers.",
                "10,8,EUR,1001|TOO_LARGE|Row 2, column buyers: \"1001\" is above 1000.",
                "1000000000001,8,EUR,1|TOO_LARGE|Row 2, column buyer: \"1000000000001\" is above a million millions.",
                "\"10,8,EUR,1|OPEN_QUOTE|Row 2: a quoted cell does not end on its line.",
            })
    void names_row_and_column_of_what_is_wrong(String row, Fault fault, String sentence) throws IOException {
        assertUnreadable(HEAD + row + "\n7,6,EUR,1\n", fault, 2, sentence);
    }

    @Test
    void names_the_first_fault_alone() throws IOException {
        assertUnreadable(
                HEAD + "7,6,EUR,1\n\n7,x,USD,-1\n,,,\n",
                Fault.NOT_A_NUMBER,
                4,
                "Row 4, column seller: \"x\" is not an amount; write it without signs, spaces and thousands, such as"
                        + " 1250.50.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "buyer;seller;currency|WRONG_SEPARATOR|Row 1: columns are separated by commas, and this row has none.",
                "buyer,price,currency|COLUMN_MISSING|Row 1, column seller: there is no column of this name.",
                "buyer,seller,currency,Buyer|COLUMN_TWICE|Row 1, column buyer: there are two columns of this name.",
            })
    void names_what_is_wrong_with_the_columns(String head, Fault fault, String sentence) throws IOException {
        assertUnreadable(head + "\n1;2;EUR\n", fault, 1, sentence);
    }

    @Test
    void refuses_a_file_without_rows() throws IOException {
        assertUnreadable("", Fault.NO_ROWS, 1, "Row 1: there is nothing in the file.");
        assertUnreadable(HEAD, Fault.NO_ROWS, 2, "Row 2: there is no row below the names of the columns.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7,6,EUR,1\n", ""})
    void refuses_a_line_without_end_before_reading_it(String before) throws IOException {
        Endless endless = new Endless(HEAD + before, "9");

        Reading reading = HistoryReader.read(endless, "EUR");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.sentence())
                                .isEqualTo("Row " + (before.isEmpty() ? 2 : 3)
                                        + ": the line has more than 1000 characters."));
        assertThat(endless.given).isLessThan(100_000);
    }

    @Test
    void reads_a_million_rows_and_not_one_more() throws IOException {
        String head = "buyer,seller,currency\n";
        String row = "12.5,10,EUR\n";

        Reading million = HistoryReader.read(new StringReader(head + row.repeat(HistoryReader.MOST_ROWS)), "EUR");
        Endless endless = new Endless(head, row);
        Reading more = HistoryReader.read(endless, "EUR");

        assertThat(million.sound().orElseThrow().rows()).isEqualTo(1_000_000);
        assertThat(more).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.fault()).isEqualTo(Fault.TOO_MANY_ROWS);
            assertThat(unreadable.row()).isEqualTo(1_000_002);
        });
        assertThat(endless.given).isLessThan(13_000_000);
    }

    @Test
    void quotes_a_cell_without_what_a_page_or_terminal_would_obey() throws IOException {
        String hostile = "\u202E\u0007" + "x".repeat(100);

        assertUnreadable(
                HEAD + hostile + ",8,EUR,1\n",
                Fault.NOT_A_NUMBER,
                2,
                "Row 2, column buyer: \"" + "x".repeat(30) + "…\" is not an amount; write it without signs, spaces and"
                        + " thousands, such as 1250.50.");
    }

    /** A text, and then another for ever. */
    private static final class Endless extends Reader {
        private final String first;
        private final String then;
        private long given;

        Endless(String first, String then) {
            this.first = first;
            this.then = then;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = given < first.length()
                        ? first.charAt((int) given)
                        : then.charAt((int) ((given - first.length()) % then.length()));
                given++;
            }
            return length;
        }

        @Override
        public void close() {}
    }
}
