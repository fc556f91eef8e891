// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.mandate.Approval;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.settlement.DealState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every state that Parley's unions know has what a page says of it: a new one without its page fails here. */
final class StatesTest {
    private static final String FILE = "/marketplace/assets/js/states.js";
    private static final Pattern KEY = Pattern.compile("^ {2}'?([A-Za-z_-]+)'?: (?:\\{|same\\()", Pattern.MULTILINE);

    private final String script = script();

    @Test
    void every_state_of_a_deal_has_its_page() {
        assertThat(keys("DEALS"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(DealState.values()).map(Enum::name).toList());
    }

    @Test
    void every_state_of_an_approval_has_its_page() {
        assertThat(keys("APPROVALS"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Approval.State.values()).map(Enum::name).toList());
    }

    @Test
    void every_reason_to_end_a_negotiation_has_its_page() throws Exception {
        Set<String> reasons = new TreeSet<>();
        for (String family : List.of("alternating", "sealedbid")) {
            reasons.addAll(reasons(family));
        }

        assertThat(reasons).contains("agreed", "withdrawn", "no-deal");
        assertThat(keys("ENDS")).containsExactlyInAnyOrderElementsOf(reasons);
    }

    @Test
    void each_state_says_what_happened_and_leads_somewhere_or_nowhere_on_purpose() {
        for (String union : List.of("DEALS", "ENDS", "APPROVALS", "VISITS")) {
            String part = part(union);
            long sides = count(part, "title: '");

            assertThat(count(part, "happened: \\(")).as(union).isEqualTo(sides).isPositive();
            assertThat(count(part, "next: \\[")).as(union).isEqualTo(sides);
        }
    }

    /** The stable texts of a family's reasons, which are its own affair and not public: read as the pages get them. */
    private static Set<String> reasons(String family) throws ReflectiveOperationException {
        Class<?> reason =
                Class.forName(AlternatingOffers.class.getPackageName().replace("alternating", family) + ".CloseReason");
        var text = reason.getMethod("text");
        Set<String> texts = new TreeSet<>();
        for (Object one : reason.getEnumConstants()) {
            texts.add((String) text.invoke(one));
        }
        return texts;
    }

    private Stream<String> keysOf(String part) {
        return KEY.matcher(part).results().map(found -> found.group(1));
    }

    private List<String> keys(String union) {
        return keysOf(part(union)).toList();
    }

    private String part(String union) {
        Matcher from = Pattern.compile(
                        "export const " + union + " = \\{\\R(.*?)^};", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(script);
        assertThat(from.find()).as(union).isTrue();
        return from.group(1);
    }

    private static long count(String text, String what) {
        return Pattern.compile(what).matcher(text).results().count();
    }

    private static String script() {
        try (InputStream file = Objects.requireNonNull(StatesTest.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(FILE, e);
        }
    }
}
