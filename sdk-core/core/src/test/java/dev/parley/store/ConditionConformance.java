// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.OTHER_TENANT;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.message;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records that an append rests on. */
interface ConditionConformance extends StoreUnderTest {
    static RecordPut lamp(long revision) {
        return new RecordPut(RecordKind.LISTING, "lamp", revision, Json.object().build(), Set.of());
    }

    static Condition onLamp(long revision) {
        return new Condition(RecordKind.LISTING, "lamp", revision);
    }

    @Test
    default void writes_while_the_records_that_it_rests_on_are_as_they_were_read() {
        write(append().record(lamp(0)));
        StoredRecord read = store().record(TENANT, RecordKind.LISTING, "lamp").orElseThrow();

        assertThat(write(append().condition(Condition.on(read)).stream(next(negotiation(1), 0))))
                .isEqualTo(new CommitResult.Appended());
        assertThat(store().record(TENANT, RecordKind.LISTING, "lamp")).contains(read);
    }

    @Test
    default void nothing_is_written_that_rests_on_a_record_that_has_changed() {
        write(append().record(lamp(0)));
        write(append().record(lamp(1)));

        assertRefused(
                append().condition(onLamp(1)).stream(next(negotiation(1), 0)).message(message("n1", 1)),
                new CommitResult.Outdated(onLamp(1)));
        assertRefused(append().condition(onLamp(3)), new CommitResult.Outdated(onLamp(3)));
    }

    @Test
    default void nothing_is_written_that_rests_on_what_is_absent_or_of_another_kind_or_tenant() {
        write(append().record(lamp(0)));
        Condition absent = new Condition(RecordKind.LISTING, "desk", 1);
        Condition otherKind = new Condition(RecordKind.PRIVATE_TERMS, "lamp", 1);

        assertRefused(append().condition(onLamp(1)).condition(absent), new CommitResult.Outdated(absent));
        assertRefused(append().condition(otherKind), new CommitResult.Outdated(otherKind));
        assertThat(store().commit(Append.to(OTHER_TENANT).condition(onLamp(1)).build()))
                .isEqualTo(new CommitResult.Outdated(onLamp(1)));
    }

    @Test
    default void an_append_of_a_batch_is_refused_alone() {
        write(append().record(lamp(0)));

        assertThat(store().commit(List.of(
                        append().condition(onLamp(2)).stream(next(negotiation(1), 0))
                                .build(),
                        append().condition(onLamp(1)).stream(next(negotiation(2), 0))
                                .build())))
                .containsExactly(new CommitResult.Outdated(onLamp(2)), new CommitResult.Appended());
        assertThat(store().head(TENANT, negotiation(1))).isEmpty();
        assertThat(store().head(TENANT, negotiation(2))).isPresent();
    }

    @Test
    default void cannot_rest_on_a_record_that_it_puts() {
        assertThatThrownBy(() -> append().condition(onLamp(1)).record(lamp(1)).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void of_a_change_and_what_rests_on_the_state_before_one_is_told_to_look_again_or_both_come_in_order() {
        write(append().record(lamp(0)));
        for (int round = 1; round <= 20; round++) {
            int revision = round;
            List<CommitResult> results = atOnce(
                    4,
                    writer -> writer == 0
                            ? write(append().record(lamp(revision)))
                            : write(append().condition(onLamp(revision)).stream(
                                    next(negotiation(revision * 10 + writer), 0))));
            assertThat(results.get(0)).isEqualTo(new CommitResult.Appended());
            assertThat(results.subList(1, 4))
                    .isSubsetOf(new CommitResult.Appended(), new CommitResult.Outdated(onLamp(revision)));
            assertThat(write(append().condition(onLamp(revision))))
                    .isEqualTo(new CommitResult.Outdated(onLamp(revision)));
        }
    }
}
