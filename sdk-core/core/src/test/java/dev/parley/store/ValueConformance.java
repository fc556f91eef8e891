// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.LEASE;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealChange;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.application.store.Hold;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredAnswer;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.Safe;
import dev.parley.model.Tenant;
import dev.parley.protocol.ProtocolId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values at the edge of what may enter: the longest ids, any script, the last microsecond. */
interface ValueConformance extends StoreUnderTest {
    String PATTERN = "é漢字😀'\"\\%_;--{heads}?$1 ";
    String LONG_64 = PATTERN.repeat(4).substring(0, 63) + "z";
    String LONG_128 = PATTERN.repeat(8).substring(0, 127) + "z";
    Instant LAST_MICROSECOND = Instant.parse("2026-12-31T23:59:59.999999Z");
    Json BODY = Json.object()
            .put(LONG_128, LONG_128 + "\b\f\n\r\t\u001f\u2028")
            .put("max", Safe.MAX)
            .put("min", -Safe.MAX)
            .put("empty", Json.object().build())
            .put("none", Json.array(List.of()))
            .build();

    @Test
    default void every_row_keeps_the_longest_ids_in_any_script_and_every_microsecond() {
        Tenant tenant = new Tenant(LONG_128);
        NegotiationId negotiation = new NegotiationId(LONG_64);
        ListingRef listing = new ListingRef(LONG_128);
        PrincipalId buyer = new PrincipalId(LONG_128);
        PrincipalId seller = new PrincipalId("sven");
        Head head = new Head(
                tenant,
                negotiation,
                listing,
                LONG_128,
                new ProtocolId("alternating-offers", 1),
                1,
                true,
                LONG_128,
                Optional.of(LAST_MICROSECOND),
                Samples.seats(buyer, seller),
                LAST_MICROSECOND,
                LAST_MICROSECOND,
                true);
        AccountId account = AccountId.slot(listing, buyer);
        DealRow deal = new DealRow(
                tenant,
                new DealId(LONG_64),
                negotiation,
                listing,
                buyer,
                seller,
                BODY,
                "a".repeat(4_000),
                BODY,
                new DealRow.Standing(
                        "AGREED",
                        LAST_MICROSECOND,
                        Optional.of(new OrderReference(LONG_128)),
                        Json.object().put("state", "AGREED").build()));
        StoredAnswer answer = new StoredAnswer(
                LONG_128 + "\n" + LONG_128 + "\n" + LONG_128, LONG_128, Hash.sha256(), BODY, LAST_MICROSECOND);

        assertThat(write(Append.to(tenant).stream(new StreamAppend(0, List.of(event(1, 10)), head))
                        .account(AccountChange.hold(account, LONG_64, Safe.MAX).openingWith(Safe.MAX))
                        .record(new RecordPut(RecordKind.LISTING, LONG_128, 0, BODY, Set.of(LONG_128)))
                        .deal(new DealChange.Add(deal))
                        .message(new NewMessage("happened", LONG_128, BODY, LAST_MICROSECOND))
                        .answer(answer)))
                .isEqualTo(new CommitResult.Appended());

        assertThat(store().head(tenant, negotiation)).contains(head);
        assertThat(store().openOn(tenant, listing, Optional.empty(), 5)).containsExactly(head);
        assertThat(store().holds(tenant, account, 5)).containsExactly(new Hold(account, LONG_64, Safe.MAX));
        assertThat(store().records(tenant, RecordKind.LISTING, LONG_128, Optional.empty(), 5))
                .allMatch(record -> record.body().equals(BODY) && record.id().equals(LONG_128))
                .hasSize(1);
        assertThat(store().dealsOf(tenant, new OrderReference(LONG_128))).containsExactly(deal);
        assertThat(store().answer(tenant, answer.scope(), LONG_128)).contains(answer);
        assertThat(store().claimMessages(NewMessage.OWN, LAST_MICROSECOND, LEASE, 5))
                .extracting(OutboxMessage::key)
                .containsExactly(LONG_128);
        assertThat(store().claimDue(LAST_MICROSECOND.minusNanos(1_000), LEASE, 5))
                .isEmpty();
        assertThat(store().claimDue(LAST_MICROSECOND, LEASE, 5)).containsExactly(head);
    }

    @Test
    default void ids_that_differ_in_case_or_accent_or_trailing_space_are_different() {
        for (String id : List.of("é", "e\u0301", "E", "e", "e ")) {
            assertThat(write(append().record(new RecordPut(RecordKind.MANDATE, id, 0, BODY, Set.of()))))
                    .isEqualTo(new CommitResult.Appended());
        }
    }
}
