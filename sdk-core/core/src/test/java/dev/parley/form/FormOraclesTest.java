// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parley.model.Json;
import dev.parley.protocol.alternating.AlternatingMove;
import dev.parley.protocol.alternating.AlternatingRules;
import dev.parley.protocol.alternating.Thresholds;
import dev.parley.protocol.sealedbid.Pricing;
import dev.parley.protocol.sealedbid.SealedMove;
import dev.parley.protocol.sealedbid.SplitPrice;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A form against those who know better: what it finds wrong, a validator of JSON Schemas and Hibernate Validator find wrong
 * too, and nothing else, over random values and random damage to them.
 */
class FormOraclesTest {
    private static final int DRAWS = 2_000;
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());
    private static final ObjectMapper JACKSON = new ObjectMapper();

    static Stream<RecordForm<?>> forms() {
        return Stream.concat(
                whole(),
                Stream.of(
                        FORMS.record(AlternatingMove.Counter.class).part(Part.MAIN),
                        FORMS.record(SealedMove.Reveal.class).part(Part.MAIN)));
    }

    static Stream<RecordForm<?>> whole() {
        return Stream.of(
                FORMS.record(AlternatingRules.class),
                FORMS.record(AlternatingRules.class).withDefaults(AlternatingRules.DEFAULTS),
                FORMS.record(AlternatingMove.Reject.class),
                FORMS.record(Thresholds.class),
                FORMS.record(SealedMove.Commit.class),
                FORMS.record(Pricing.Draw.class),
                FORMS.record(Pricing.Auction.class),
                FORMS.record(SplitPrice.class),
                FORMS.record(Everything.class));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void finds_wrong_what_the_schema_finds_wrong_and_reads_the_rest(RecordForm<?> form) throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(form.schema().canonicalText());
        Random random = new Random(67);
        int wrong = 0;
        for (int i = 0; i < DRAWS; i++) {
            Json json = form.sample(random);
            assertThat(faults(form, json)).as(json.canonicalText()).isEmpty();
            Json damaged = Damage.to(json, random);
            boolean valid =
                    schema.validate(JACKSON.readTree(damaged.canonicalText())).isEmpty();
            List<String> faults = faults(form, damaged);
            faults.removeIf(fault -> fault.endsWith(" INVALID") || fault.endsWith(" FORMAT"));
            assertThat(faults.isEmpty())
                    .as(damaged.canonicalText() + " " + faults)
                    .isEqualTo(valid);
            if (!valid) {
                wrong++;
                assertThatThrownBy(() -> form.read(damaged)).isInstanceOf(Json.Mismatch.class);
            }
        }
        assertThat(wrong).isBetween(DRAWS / 20, DRAWS * 19 / 20);
    }

    @Test
    void holds_bounds_as_hibernate_validator_does() {
        Validator hibernate = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
        RecordForm<Everything> form = FORMS.record(Everything.class);
        Random random = new Random(71);
        int wrong = 0;
        for (int i = 0; i < DRAWS; i++) {
            Json damaged = Damage.toBounds(form.sample(random), random);
            List<String> faults = faults(form, damaged);
            assertThat(faults).as(damaged.canonicalText()).noneMatch(fault -> fault.contains("WRONG_TYPE"));
            boolean valid = hibernate
                    .validate(JakartaEverything.of(form.build(damaged)))
                    .isEmpty();
            assertThat(faults.isEmpty())
                    .as(damaged.canonicalText() + " " + faults)
                    .isEqualTo(valid);
            wrong += valid ? 0 : 1;
        }
        assertThat(wrong).isBetween(DRAWS / 20, DRAWS * 19 / 20);
    }

    @ParameterizedTest
    @MethodSource("whole")
    void what_it_reads_it_writes_and_reads_again(RecordForm<?> form) {
        Random random = new Random(73);
        int read = 0;
        for (int i = 0; i < DRAWS / 10; i++) {
            read += survives(form, form.sample(random)) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(DRAWS / 40);
    }

    /** Whether the record's own constructor takes the sample. */
    private static <T> boolean survives(RecordForm<T> form, Json json) {
        T value;
        try {
            value = form.read(json);
        } catch (Json.Mismatch refused) {
            return false;
        }
        assertThat(form.read(form.write(value))).isEqualTo(value);
        return true;
    }

    private static List<String> faults(Form<?> form, Json json) {
        List<String> faults = new ArrayList<>();
        form.check(json, "", fault -> faults.add(fault.pointer() + " " + fault.code()));
        return faults;
    }
}
