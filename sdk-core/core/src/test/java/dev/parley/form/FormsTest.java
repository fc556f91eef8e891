// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import jakarta.validation.constraints.NotBlank;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    record Unbounded(String text) {}

    record Floating(double share) {}

    record Blank(@NotBlank @Size(max = 3) String text) {}

    record Puzzle(@Pattern(regexp = "a+") @Size(max = 3) String text) {}

    record Twice(@Named("one") int first, int one) {}

    record Choosy(int low, int high) {
        Choosy {
            if (low > high) {
                throw new IllegalArgumentException("low must not exceed high");
            }
        }
    }

    @Test
    void refuses_what_it_cannot_hold_and_says_what_to_do() {
        assertRefused(Unbounded.class, "Unbounded.text: a text needs @Size(max = …)");
        assertRefused(Floating.class, "Floating.share: double has no form; use a record");
        assertRefused(
                Blank.class,
                "Blank.text: forms hold @Min, @Max, @Size and @Pattern of dev.parley.form, and not"
                        + " jakarta.validation.constraints.NotBlank");
        assertRefused(Puzzle.class, "Puzzle.text: a text with @Pattern needs @Described(examples = …)");
        assertRefused(Twice.class, "has two members named one");
        assertThatThrownBy(() -> Forms.of(MethodHandles.publicLookup()).record(Choosy.class))
                .hasMessageContaining("pass MethodHandles.lookup() from its own package");
    }

    private static void assertRefused(Class<?> type, String message) {
        assertThatThrownBy(() -> FORMS.record(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    record Whisper(
            @Tells({Disclosure.DEADLINE, Disclosure.MESSAGES})
            Optional<@Size(max = 9) String> text,

            @Tells(Disclosure.ALTERNATIVES) @Size(max = 2) List<@Max(9) @Min(0) Integer> others,
            @Flat Hint hint) {}

    record Hint(@Tells(Disclosure.LIMITS) Optional<Boolean> least) {}

    @Test
    void says_what_a_record_tells_where_its_component_is_there() {
        RecordForm<Whisper> form = FORMS.record(Whisper.class);

        assertThat(form.tells(new Whisper(Optional.empty(), List.of(), new Hint(Optional.empty()))))
                .isEmpty();
        assertThat(form.tells(new Whisper(Optional.of(""), List.of(), new Hint(Optional.empty()))))
                .containsExactly(Disclosure.DEADLINE, Disclosure.MESSAGES);
        assertThat(form.tells(new Whisper(Optional.empty(), List.of(1), new Hint(Optional.of(false)))))
                .containsExactly(Disclosure.ALTERNATIVES, Disclosure.LIMITS);
        assertThat(form.schema().get("properties").get("text").get(Tells.KEYWORD))
                .isEqualTo(Json.array(List.of("DEADLINE", "MESSAGES"), Json::of));
    }

    @Test
    void a_constructor_has_the_last_word() {
        Json json = Json.object().put("low", 2).put("high", 1).build();
        assertThatThrownBy(() -> FORMS.record(Choosy.class).read(json))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessage("low must not exceed high");
    }

    @Test
    void names_every_fault_by_its_place_with_the_bound_and_without_the_value() {
        Json json = Json.object()
                .put("count", 13)
                .put("on", "secret")
                .put("text", "secret")
                .put("colour", "secret")
                .put("digits", Json.array(List.of(Json.of(3), Json.of(77))))
                .put("items", Json.array(List.of(Json.of("a"), Json.of("a"))))
                .put("byItem", Json.object().put("a/b~c", 4).build())
                .put("inner", Json.object().put("renamed", "").build())
                .put("s/e", 1)
                .build();
        List<String> faults = new ArrayList<>();
        FORMS.record(Everything.class)
                .check(
                        json,
                        "/rules",
                        fault -> faults.add(String.join(" ", fault.pointer(), fault.code(), fault.message())));
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "/rules/s~1e UNKNOWN_FIELD is not known here; it takes count, units, on, text, note, level, when,"
                                + " colour, digits, items, byItem, inner, weight",
                        "/rules/count TOO_LARGE must be at most 12",
                        "/rules/units MISSING is missing",
                        "/rules/on WRONG_TYPE must be true or false",
                        "/rules/text TOO_LONG must have at most 5 characters",
                        "/rules/colour ENUM must be one of red, dark-blue",
                        "/rules/digits/1 TOO_LARGE must be at most 9",
                        "/rules/items UNIQUE_ITEMS must not name one twice",
                        "/rules/byItem/a~1b~0c TOO_SMALL must be at least 5",
                        "/rules/inner/renamed TOO_SHORT must have at least 1 character",
                        "/rules/weight MISSING is missing");
    }

    @Test
    void names_do_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            record WithIssue(Optional<Kind> kind) {
                enum Kind {
                    WITH_ISSUES
                }
            }
            Json json = Json.object().put("kind", "with-issues").build();
            assertThat(FORMS.record(WithIssue.class).read(json).kind()).contains(WithIssue.Kind.WITH_ISSUES);
            assertThat(FORMS.record(WithIssue.class).name()).isEqualTo("with-issue");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void parts_are_written_apart_and_read_together() {
        record Split(int open, @Part("seat:x") int secret) {}
        RecordForm<Split> form = FORMS.record(Split.class);
        Split split = new Split(1, 2);
        Json open = form.part(Part.MAIN).write(split);
        Json secret = form.part("seat:x").write(split);
        assertThat(open.canonicalText()).isEqualTo("{\"open\":1}");
        assertThat(secret.canonicalText()).isEqualTo("{\"secret\":2}");
        assertThat(form.build(part -> part.equals(Part.MAIN) ? open : secret, Map.of()))
                .isEqualTo(split);
    }
}
