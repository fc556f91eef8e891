// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import static dev.parley.port.Caller.Role.HOST;
import static dev.parley.port.Caller.Role.POLICY_EDITOR;
import static dev.parley.port.Caller.person;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Path.of("..", "..", "README.md");
    private static final Path THIS = Path.of("src", "test", "java", "dev", "parley", "ReadmeTest.java");

    @Test
    void the_example_runs_and_prints_what_the_readme_says() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        haggle(new PrintStream(printed, true, UTF_8));
        assertThat(printed.toString(UTF_8)).isEqualTo("70.00 EUR, REDEEMED" + System.lineSeparator());
    }

    private static void haggle(PrintStream out) {
        // #region example
        try (Parley parley = Parley.builder().build()) {
            Caller shop = Caller.person("shop", HOST, POLICY_EDITOR), ann = person("ann"), sam = person("sam");
            parley.policies().publish(shop, 0, PolicyDraft.everything(AlternatingOffers.ID));
            Listing lamp = Listing.of("l-1", "sam", "lamps", Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1));
            parley.listings().put(shop, lamp);

            MakeMove offer = MakeMove.of("offer", Terms.price("lamp", Money.of(60_00, "EUR")));
            MakeMove counter = MakeMove.of("counter", Terms.price("lamp", Money.of(70_00, "EUR")));
            Negotiations table = parley.negotiations();
            var asked = get(table.open(ann, OpenNegotiation.on(lamp.ref()).with(offer)));
            var answered = get(table.move(sam, asked.id(), counter.answering(asked)));
            var agreed = get(table.move(ann, asked.id(), MakeMove.of("accept").answering(answered)));
            var paid = get(parley.deals().redeemNow(shop, agreed.deals(), new OrderReference("order-1")));
            out.println(paid.get(0).deal().total() + ", " + paid.get(0).status().state());
        }
        // #endregion example
    }

    private static <T> T get(Outcome<T> outcome) {
        return outcome.orElseThrow();
    }

    @Test
    void the_readme_shows_the_example_that_runs() throws IOException {
        String example = between(
                        Files.readString(THIS), "        // #region example\n", "        // #endregion example\n")
                .replace("out.println", "System.out.println")
                .stripTrailing()
                .stripIndent();
        assertThat(Files.readString(README)).contains(example);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
