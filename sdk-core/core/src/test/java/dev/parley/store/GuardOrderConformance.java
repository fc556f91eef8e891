// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.AccountSamples.BUDGET;
import static dev.parley.store.AccountSamples.hold;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.answer;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.deal;
import static dev.parley.store.Samples.message;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;

import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Condition;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.model.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of the guards: each append here also breaks every later one. */
interface GuardOrderConformance extends StoreUnderTest {
    private void prepare() {
        write(append()
                .answer(answer("k1"))
                .account(AccountSamples.open(10))
                .record(record())
                .deal(new DealChange.Add(deal(deal(1), "AGREED", NOON)))
                .stream(next(negotiation(1), 0)));
    }

    private static RecordPut record() {
        return new RecordPut(
                RecordKind.MANDATE, "m1", 0, Json.object().put("n", 1).build(), Set.of("berta"));
    }

    private static Condition changed() {
        return new Condition(RecordKind.MANDATE, "m1", 7);
    }

    private static RecordPut other() {
        return new RecordPut(RecordKind.APPROVAL, "a1", 7, Json.object().build(), Set.of());
    }

    @Test
    default void the_kept_answer_comes_first() {
        prepare();
        assertRefused(
                append()
                        .answer(answer("k1"))
                        .account(hold("n1", 11))
                        .record(record())
                        .deal(new DealChange.Add(deal(deal(1), "AGREED", NOON)))
                        .stream(next(negotiation(1), 0))
                        .message(message("a", 1)),
                new CommitResult.Duplicate());
    }

    @Test
    default void accounts_come_before_records() {
        prepare();
        assertRefused(
                append()
                        .answer(answer("k2"))
                        .account(hold("n1", 11))
                        .record(record())
                        .deal(new DealChange.Add(deal(deal(1), "AGREED", NOON)))
                        .stream(next(negotiation(1), 0))
                        .message(message("a", 1)),
                new CommitResult.HoldRefused(BUDGET, false));
    }

    @Test
    default void accounts_come_before_conditions() {
        prepare();
        assertRefused(
                append().account(hold("n1", 11)).condition(changed()).record(other()),
                new CommitResult.HoldRefused(BUDGET, false));
    }

    @Test
    default void conditions_come_before_records() {
        prepare();
        assertRefused(
                append()
                        .account(hold("n1", 1))
                        .condition(changed())
                        .record(other())
                        .deal(new DealChange.Add(deal(deal(1), "AGREED", NOON)))
                        .stream(next(negotiation(1), 0)),
                new CommitResult.Outdated(changed()));
    }

    @Test
    default void records_come_before_deals() {
        prepare();
        assertRefused(
                append().answer(answer("k2"))
                        .account(hold("n1", 1))
                        .record(record())
                        .deal(new DealChange.Add(deal(deal(1), "AGREED", NOON)))
                        .message(message("a", 1)),
                new CommitResult.Conflict());
    }

    @Test
    default void deals_come_before_the_stream() {
        prepare();
        assertRefused(
                append()
                        .answer(answer("k2"))
                        .account(hold("n1", 1))
                        .deal(new DealChange.Add(deal(deal(1), "AGREED", NOON)))
                        .stream(next(negotiation(1), 0))
                        .message(message("a", 1)),
                new CommitResult.DealRefused(deal(1)));
    }

    @Test
    default void the_stream_comes_last() {
        prepare();
        assertRefused(
                append()
                        .answer(answer("k2"))
                        .account(hold("n1", 1))
                        .deal(new DealChange.Add(deal(deal(2), "AGREED", NOON)))
                        .stream(next(negotiation(1), 0))
                        .message(message("a", 1)),
                new CommitResult.Conflict());
    }
}
