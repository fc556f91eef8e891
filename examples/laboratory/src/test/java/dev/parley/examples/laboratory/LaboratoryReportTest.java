// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaboratoryReportTest {
    @TempDir
    private Path folder = Path.of("unset");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) throws IOException {
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", file().toString(), "--plays", "2000"));
        return LaboratoryReport.run(all.toArray(String[]::new), to, to);
    }

    private Path file() {
        return folder.resolve("page.html");
    }

    private String page() throws IOException {
        return Files.readString(file());
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writes_one_page_that_needs_nothing_else() throws IOException {
        assertThat(run("--goal", "all")).isZero();

        assertThat(page())
                .startsWith("<!doctype html>")
                .contains("Sealed bids, price in the middle", "prefers-color-scheme: dark", "</html>")
                .doesNotContain("<script", "http:", "https:", "url(", "<link", "NaN", "Infinity");
    }

    @Test
    void the_same_request_writes_the_same_page() throws IOException {
        run("--seed", "4", "--buyers", "1-2");
        String first = page();
        run("--seed", "4", "--buyers", "1-2");

        assertThat(page()).isEqualTo(first);
    }

    @Test
    void words_of_the_request_stay_words() throws IOException {
        run("--listing", "<script>alert('x')</script> & \"lamps\"", "--currency", "<b>");

        assertThat(page())
                .doesNotContain("<script", "<b>&", "<b>.")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;lamps&quot;");
    }

    @Test
    void reads_records_and_names_what_is_wrong_with_them() throws IOException {
        Path good =
                Files.writeString(folder.resolve("good.csv"), "buyer,seller,currency\n10,8,EUR\n12,7,EUR\n9,9,EUR\n");
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "buyer,seller,currency\n10,8,EUR\n12,=B1,EUR\n");
        Path bytes = Files.write(folder.resolve("bytes.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThat(run("--history", good.toString())).isZero();
        assertThat(page()).contains("your records");
        assertThat(run("--history", wrong.toString())).isEqualTo(2);
        assertThat(said()).contains("Row 3, column seller: \"=B1\" is a formula");
        assertThat(run("--history", bytes.toString())).isEqualTo(2);
        assertThat(said()).contains("is not written in UTF-8");
        assertThat(run("--history", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(said()).contains("there is no file");
    }

    @Test
    void tells_of_the_curse_where_goods_are_worth_the_same_to_all() throws IOException {
        assertThat(run("--knowledge", "parts", "--naive", "yes", "--buyers", "5", "--costs", "0"))
                .isZero();

        assertThat(page()).contains("buyers lose", "Whoever wins an auction was the most hopeful");
    }

    @Test
    void tells_who_knows_how_good_the_goods_are() throws IOException {
        assertThat(run("--knowledge", "seller:1.5", "--costs", "uniform:0:100", "--goal", "buyer"))
                .isZero();

        assertThat(page()).contains("The seller alone knows how good the goods are");
        assertThat(run("--knowledge", "seller:1.5", "--values", "uniform:0:1")).isEqualTo(2);
        assertThat(said()).contains("goes with --costs alone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--goal|everything|--goal must be",
                "--values|uniform:9:1|least must be below most",
                "--values|bell:1:2|--values must be an amount",
                "--values|uniform:a:2|--values needs a number",
                "--buyers|3-1|numbers of buyers must rise",
                "--buyers|1000000|numbers of buyers must rise",
                "--fee-percent|100|rate must be from 0 to below 1",
                "--buyer-risk|1|buyerRisk must be from 0",
                "--seed|x|--seed needs a whole number",
                "--knowledge|all|--knowledge must be",
                "--knowledge|seller:0|factor must be positive",
                "--knowledge|seller:x|--knowledge needs a number",
                "--colour|red|there is no --colour",
                "values|3|after values there must be",
            })
    void says_what_is_wrong_with_a_request(String name, String value, String sentence) throws IOException {
        assertThat(run(name, value)).isEqualTo(2);

        assertThat(said()).contains(sentence).contains("Usage:");
        assertThat(file()).doesNotExist();
    }
}
