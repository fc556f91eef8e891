// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.OTHER_TENANT;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.answer;
import static dev.parley.store.Samples.append;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredAnswer;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records, and the answers kept for commands. */
interface RecordConformance extends StoreUnderTest {
    private static Json body(String text) {
        return Json.object()
                .put("text", text)
                .put("list", Json.array(List.of(1L, 2L), Json::of))
                .put("nothing", new Json.Nil())
                .put("yes", true)
                .build();
    }

    private static RecordPut put(String id, long revision, String text, String... owners) {
        return new RecordPut(RecordKind.MANDATE, id, revision, body(text), Set.of(owners));
    }

    private List<String> ids(String owner, Optional<String> before, int limit) {
        return store().records(TENANT, RecordKind.MANDATE, owner, before, limit).stream()
                .map(StoredRecord::id)
                .toList();
    }

    @Test
    default void keeps_a_record_with_its_revision() {
        write(append().record(put("m1", 0, "first")));
        write(append().record(put("m1", 1, "second")));

        assertThat(store().record(TENANT, RecordKind.MANDATE, "m1"))
                .contains(new StoredRecord(TENANT, RecordKind.MANDATE, "m1", 2, body("second")));
        assertThat(store().record(TENANT, RecordKind.APPROVAL, "m1")).isEmpty();
        assertThat(store().record(OTHER_TENANT, RecordKind.MANDATE, "m1")).isEmpty();
    }

    @Test
    default void a_revision_that_is_not_the_last_one_is_a_conflict() {
        assertRefused(append().record(put("m1", 1, "x", "berta")), new CommitResult.Conflict());
        write(append().record(put("m1", 0, "first", "berta")));
        assertRefused(append().record(put("m1", 0, "x", "sven")), new CommitResult.Conflict());
        assertRefused(append().record(put("m1", 2, "x", "sven")), new CommitResult.Conflict());
    }

    @Test
    default void lists_the_records_of_an_owner_newest_first_and_goes_on_from_a_cursor() {
        for (String id : List.of("m1", "m2", "m3", "m4")) {
            write(append().record(put(id, 0, "x", "berta", "agent\nberta")));
        }
        write(append().record(put("m5", 0, "x", "sven")));

        assertThat(ids("berta", Optional.empty(), 3)).containsExactly("m4", "m3", "m2");
        assertThat(ids("berta", Optional.of("m2"), 3)).containsExactly("m1");
        assertThat(ids("agent\nberta", Optional.empty(), 9)).hasSize(4);
        assertThat(ids("agent", Optional.empty(), 9)).isEmpty();
    }

    @Test
    default void a_removed_record_is_gone_from_its_owners_and_nothing_rests_on_it() {
        write(append().record(put("m1", 0, "first", "berta")));
        StoredRecord read = store().record(TENANT, RecordKind.MANDATE, "m1").orElseThrow();
        write(append().record(put("m2", 0, "other", "berta")));
        assertRefused(
                append().record(RecordPut.removal(
                        new StoredRecord(TENANT, RecordKind.MANDATE, "m1", 2, body("first")))),
                new CommitResult.Conflict());

        write(append().record(RecordPut.removal(read)));

        assertThat(store().record(TENANT, RecordKind.MANDATE, "m1")).isEmpty();
        assertThat(ids("berta", Optional.empty(), 9)).containsExactly("m2");
        assertRefused(append().record(RecordPut.removal(read)), new CommitResult.Conflict());
        Condition rests = Condition.on(read);
        assertRefused(append().condition(rests), new CommitResult.Outdated(rests));
    }

    @Test
    default void a_put_replaces_the_owners() {
        write(append().record(put("m1", 0, "x", "berta", "bruno")));
        write(append().record(put("m1", 1, "x", "bruno", "bianca")));

        assertThat(ids("berta", Optional.empty(), 9)).isEmpty();
        assertThat(ids("bruno", Optional.empty(), 9)).containsExactly("m1");
        assertThat(ids("bianca", Optional.empty(), 9)).containsExactly("m1");
    }

    @Test
    default void of_many_who_write_one_revision_one_wins() {
        for (int revision = 0; revision < 5; revision++) {
            int expected = revision;
            List<CommitResult> results =
                    atOnce(6, writer -> write(append().record(put("m1", expected, "by " + writer, "berta"))));
            assertThat(results)
                    .filteredOn(CommitResult.Appended.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(CommitResult.Conflict.class::isInstance)
                    .hasSize(5);
        }
    }

    @Test
    default void keeps_the_first_answer_of_a_key() {
        write(append().answer(answer("k1")));

        assertThat(store().answer(TENANT, "berta\nmove", "k1")).contains(answer("k1"));
        assertThat(store().answer(TENANT, "sven\nmove", "k1")).isEmpty();
        assertThat(store().answer(OTHER_TENANT, "berta\nmove", "k1")).isEmpty();
        assertRefused(append().answer(answer("k1")).record(put("m1", 0, "x")), new CommitResult.Duplicate());
    }

    @Test
    default void of_many_commands_with_one_key_one_is_written() {
        List<CommitResult> results =
                atOnce(8, writer -> write(append().answer(answer("k1")).record(put("m" + writer, 0, "x", "berta"))));

        assertThat(results).filteredOn(CommitResult.Appended.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(CommitResult.Duplicate.class::isInstance).hasSize(7);
        assertThat(ids("berta", Optional.empty(), 9)).hasSize(1);
    }

    @Test
    default void forgets_answers_whose_time_has_passed_some_at_a_time() {
        for (int i = 0; i < 5; i++) {
            write(append().answer(answer("k" + i)));
        }

        assertThat(store().purgeAnswers(answer("k").expiresAt().minusNanos(1_000), 10))
                .isZero();
        assertThat(store().purgeAnswers(answer("k").expiresAt(), 3)).isEqualTo(3);
        assertThat(store().purgeAnswers(answer("k").expiresAt(), 3)).isEqualTo(2);
        assertThat(write(append().answer(answer("k1")))).isEqualTo(new CommitResult.Appended());
    }

    @Test
    default void forgets_the_answers_of_one_principal_and_no_others() {
        Hash command = Hash.sha256(new byte[] {1});
        for (String principal : List.of("bert", "berta", "ber")) {
            for (int i = 1; i <= 3; i++) {
                write(append().answer(of(principal, command, "k" + i)));
            }
        }

        assertThat(store().forgetAnswers(TENANT, new PrincipalId("bert"), 2)).isEqualTo(2);
        assertThat(store().forgetAnswers(TENANT, new PrincipalId("bert"), 2)).isEqualTo(1);
        assertThat(store().forgetAnswers(OTHER_TENANT, new PrincipalId("berta"), 2))
                .isZero();

        for (String principal : List.of("bert", "berta", "ber")) {
            String scope = StoredAnswer.scope(new PrincipalId(principal), command);
            assertThat(store().answer(TENANT, scope, "k1").isPresent()).isEqualTo(!principal.equals("bert"));
        }
    }

    private static StoredAnswer of(String principal, Hash command, String key) {
        StoredAnswer any = answer(key);
        String scope = StoredAnswer.scope(new PrincipalId(principal), command);
        return new StoredAnswer(scope, key, any.fingerprint(), any.answer(), any.expiresAt());
    }
}
