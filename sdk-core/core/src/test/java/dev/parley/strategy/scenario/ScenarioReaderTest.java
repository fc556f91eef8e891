// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static final ScenarioReader READER = new ScenarioReader(Evaluations.BY_GREATEST, 5);
    private static final String BUYER = file("bicycle-buyer.xml");

    private static String file(String name) {
        try (InputStream in =
                Objects.requireNonNull(ScenarioReaderTest.class.getResourceAsStream("/scenarios/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_domain_names_issues_and_values() {
        List<ScenarioIssue> issues = READER.domain(file("bicycle-domain.xml"));

        assertThat(issues).extracting(ScenarioIssue::name).containsExactly("bell", "price", "days");
        assertThat(issues.get(0).values()).containsExactly("none", "old", "new");
        assertThat(issues.get(1).values()).hasSize(11).startsWith("50", "51").endsWith("60");
        assertThat(issues.get(2).values()).containsExactly("0.0", "0.5", "1.0", "1.5", "2.0");
    }

    @Test
    void a_profile_says_what_outcomes_are_worth() {
        ScenarioProfile profile = READER.profile(BUYER);

        profile.requireFits(READER.domain(file("bicycle-domain.xml")));
        assertThat(profile.weights()).containsExactly(.2, .5, .3);
        assertThat(profile.utility().of(List.of(2, 0, 0))).isCloseTo(1, within(1e-12));
        assertThat(profile.utility().of(List.of(1, 4, 3))).isCloseTo(.2 * .6 + .5 * .6 + .3 * .25, within(1e-12));
        assertThat(profile.preferences().reservation()).isEqualTo(.35);
        assertThat(profile.preferences().discount()).isEqualTo(.8);
        assertThat(profile.preferences().agreesTo(List.of(0, 10, 4))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AS_WRITTEN, .2, .6, 1", "BY_GREATEST, .04, .12, .2", "BY_RANGE, 0, .1, .2"})
    void evaluations_are_normalised_as_it_is_asked_for(Evaluations evaluations, double none, double old, double fresh) {
        ScenarioProfile profile = new ScenarioReader(evaluations, 2).profile(BUYER);

        assertThat(profile.worth().get(0)).hasSize(3);
        assertThat(profile.worth().get(0).get(0)).isCloseTo(none, within(1e-12));
        assertThat(profile.worth().get(0).get(1)).isCloseTo(old, within(1e-12));
        assertThat(profile.worth().get(0).get(2)).isCloseTo(fresh, within(1e-12));
    }

    @Test
    void equal_evaluations_are_worth_what_the_choice_says() {
        assertThat(Evaluations.BY_RANGE.of(List.of(4.0, 4.0))).containsExactly(0.0, 0.0);
        assertThat(Evaluations.BY_GREATEST.of(List.of(0.0, 0.0))).containsExactly(0.0, 0.0);
        assertThat(Evaluations.AS_WRITTEN.of(List.of(4.0, 4.0))).containsExactly(4.0, 4.0);
    }

    @Test
    void reservation_and_discount_may_be_absent_and_a_discount_of_nought_is_none() {
        String without =
                BUYER.replace("<discount_factor value=\"0.8\"/>", "").replace("<reservation value=\"0.35\"/>", "");

        assertThat(READER.profile(without).preferences().discount()).isEqualTo(1);
        assertThat(READER.profile(without).preferences().reservation()).isZero();
        assertThat(READER.profile(BUYER.replace("value=\"0.8\"", "value=\"0\""))
                        .preferences()
                        .discount())
                .isEqualTo(1);
    }

    @Test
    void a_profile_of_another_domain_is_told() {
        ScenarioProfile profile = READER.profile(BUYER);
        List<ScenarioIssue> other = READER.domain(file("bicycle-domain.xml").replace("\"old\"", "\"loud\""));

        assertThatExceptionOfType(UnreadableScenarioException.class)
                .isThrownBy(() -> profile.requireFits(other))
                .withMessage("issue 1 differs between domain and profile");
        assertThatExceptionOfType(UnreadableScenarioException.class)
                .isThrownBy(() -> profile.requireFits(other.subList(0, 0)));
    }

    private static void refuses(String xml, String why) {
        assertThatExceptionOfType(UnreadableScenarioException.class)
                .isThrownBy(() -> READER.profile(xml))
                .withMessageContaining(why);
    }

    /** Entities that multiply, entities that name files, documents without end: refused before anything grows. */
    @Test
    void hostile_files_are_refused() {
        refuses("<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]>" + BUYER, "document type");
        refuses(
                "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/hostname\">" + BUYER,
                "declares a document type or an entity");
        refuses(BUYER.replace("\"none\"", "\"&b;\""), "no XML in line 4");
        refuses(BUYER.replace("<discount_factor", "&b;<discount_factor"), "");
        refuses("<a>".repeat(17), "deeper than 16");
        refuses("<a>".repeat(1_000_000), "deeper than 16");
        refuses(" ".repeat(ScenarioReader.MOST_CHARACTERS + 1), "longer than 4000000 characters");
        refuses(
                BUYER.replace("lowerbound=\"50\" upperbound=\"60\"", "lowerbound=\"0\" upperbound=\"2000000000\""),
                "more than 1000000 values");
        refuses(BUYER.replace("upperbound=\"60\"", "upperbound=\"1e300\""), "more than 1000000 values");
    }

    @Test
    void files_that_say_too_little_or_too_much_are_refused_by_name() {
        refuses("", "no XML");
        refuses("<utility_space/>", "no issue");
        refuses(BUYER.substring(0, 700), "no XML");
        refuses(BUYER.replace("evaluation=\"3\"", ""), "issue \"bell\" has a value without an evaluation");
        refuses(BUYER.replace("evaluation=\"3\"", "evaluation=\"NaN\""), "<item> in line 5: evaluation must be finite");
        refuses(
                BUYER.replace("evaluation=\"3\"", "evaluation=\"many\""),
                "evaluation must be a number, and is \"many\"");
        refuses(BUYER.replace("value=\"0.5\"", "value=\"Infinity\""), "<weight> in line 16: value must be finite");
        refuses(BUYER.replace("value=\"0.5\"", "value=\"-1\""), "a weight must be at least 0");
        refuses(BUYER.replace("<weight index=\"2\" value=\"0.5\"/>", ""), "issue \"price\" has no weight");
        refuses(BUYER.replace("<weight index=\"2\"", "<weight index=\"1\""), "issue 1 has two weights");
        refuses(BUYER.replace("name=\"price\"", "name=\"bell\""), "two issues are named \"bell\"");
        refuses(BUYER.replace("upperbound=\"60\"", "upperbound=\"40\""), "issue \"price\" has no value");
        refuses(BUYER.replace("upperbound=\"60\"", "upperbound=\"60.5\""), "must go from a number to a number");
        refuses(BUYER.replace("ftype=\"linear\" offset", "ftype=\"triangular\" offset"), "an evaluator must be linear");
        refuses(BUYER.replace("vtype=\"real\"", "vtype=\"imaginary\""), "discrete, integer or real, not imaginary");
        refuses(BUYER.replace("<discount_factor value=\"0.8\"/>", "<discount_factor value=\"7\"/>"), "from 0 to 1");
        refuses(BUYER.replace("<weight index=\"1\"", "<objective name=\"b\"/><weight index=\"1\""), "one objective");
        refuses(BUYER.replace("<discount_factor", "<ufun/><discount_factor"), "sums over the issues");
        refuses("<item value=\"a\"/>", "it belongs to no issue");
        assertThatIllegalArgumentException().isThrownBy(() -> new ScenarioReader(Evaluations.AS_WRITTEN, 1));
    }
}
