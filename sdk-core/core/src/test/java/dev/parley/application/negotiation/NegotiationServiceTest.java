// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import static dev.parley.application.negotiation.House.BERTA;
import static dev.parley.application.negotiation.House.BODO;
import static dev.parley.application.negotiation.House.LAMP;
import static dev.parley.application.negotiation.House.SARA;
import static dev.parley.application.negotiation.House.answer;
import static dev.parley.application.negotiation.House.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NegotiationServiceTest {
    private final House house = House.plain();

    @Test
    void a_buyer_and_a_seller_agree_after_a_counter_offer() {
        NegotiationView opened = open(8_000);
        NegotiationView countered = house.negotiations
                .move(SARA, opened.id(), answer("counter", opened, at("shade", 9_000)), house.key())
                .orElseThrow();
        NegotiationView agreed = house.negotiations
                .move(BERTA, opened.id(), answer("accept", countered), house.key())
                .orElseThrow();
        assertThat(agreed.open()).isFalse();
        assertThat(agreed.phase()).isEqualTo("agreed");
        assertThat(agreed.deals()).hasSize(1);
        assertThat(house.store
                        .deal(BERTA.tenant(), agreed.deals().get(0))
                        .orElseThrow()
                        .content()
                        .get("total")
                        .money()
                        .minorUnits())
                .isEqualTo(9_000);
    }

    private NegotiationView open(long cents) {
        return house.negotiations
                .open(BERTA, OpenNegotiation.on(LAMP).with(MakeMove.of("offer", at("shade", cents))), house.key())
                .orElseThrow();
    }

    @Test
    void a_retry_gets_the_first_answer_and_another_request_with_its_key_is_refused() {
        NegotiationView opened = open(8_000);
        IdempotencyKey key = house.key();
        MakeMove counter = answer("counter", opened, at("shade", 9_000));
        Outcome<NegotiationView> first = house.negotiations.move(SARA, opened.id(), counter, key);
        house.pass(Duration.ofMinutes(1));
        house.negotiations.move(BERTA, opened.id(), answer("reject", first.orElseThrow()), house.key());
        Outcome<NegotiationView> again = house.negotiations.move(SARA, opened.id(), counter, key);
        assertThat(again).isEqualTo(new Outcome.Done<>(first.orElseThrow(), true));
        assertThat(again.orElseThrow().toString()).isEqualTo(first.orElseThrow().toString());
        assertThat(code(house.negotiations.move(SARA, opened.id(), answer("reject", opened), key)))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void what_was_shown_is_shown_again_until_an_event_or_the_deadline_changes_it() {
        NegotiationId id = open(8_000).id();
        NegotiationView first = house.negotiations.find(SARA, id).orElseThrow();
        house.pass(Duration.ofMinutes(1));

        NegotiationView later = house.negotiations.find(SARA, id).orElseThrow();
        assertThat(later).isEqualTo(first.seenAt(house.instant()));
        assertThat(later.details()).isSameAs(first.details());

        house.negotiations
                .move(SARA, id, answer("counter", later, at("shade", 9_000)), house.key())
                .orElseThrow();
        NegotiationView countered = house.negotiations.find(SARA, id).orElseThrow();
        assertThat(countered.details().get("offer").get("by").text()).isEqualTo("seller");
        assertThat(house.negotiations.find(BERTA, id).orElseThrow().allowed())
                .extracting(Allowed::kind)
                .contains("accept");

        house.pass(Duration.between(house.instant(), countered.deadline().orElseThrow()));
        assertThat(house.negotiations.find(BERTA, id).orElseThrow().allowed()).isEmpty();
    }

    @Test
    void a_retry_writes_the_rules_in_the_same_order_as_the_first_answer() {
        OpenNegotiation open = OpenNegotiation.on(LAMP).with(MakeMove.of("offer", at("shade", 8_000)));
        IdempotencyKey key = house.key();
        NegotiationView first = house.negotiations.open(BERTA, open, key).orElseThrow();
        NegotiationView again = house.negotiations.open(BERTA, open, key).orElseThrow();
        assertThat(again.rules().members().keySet())
                .containsExactlyElementsOf(first.rules().members().keySet());
    }

    @Test
    void a_kept_refusal_is_the_same_later() {
        NegotiationView opened = open(8_000);
        IdempotencyKey key = house.key();
        MakeMove early = answer("accept", opened);
        Outcome<NegotiationView> first = house.negotiations.move(BERTA, opened.id(), early, key);
        house.negotiations.move(SARA, opened.id(), answer("counter", opened, at("shade", 9_000)), house.key());
        Outcome<NegotiationView> again = house.negotiations.move(BERTA, opened.id(), early, key);
        assertThat(code(first)).isEqualTo("NOT_YOUR_TURN");
        assertThat(code(again)).isEqualTo("NOT_YOUR_TURN");
        assertThat(refused(again).replayed()).isTrue();
        assertThat(refused(again).allowedActions()).isEqualTo(refused(first).allowedActions());
    }

    @Test
    void a_stranger_finds_nothing() {
        NegotiationView opened = open(8_000);
        assertThat(code(house.negotiations.find(BODO, opened.id()))).isEqualTo(Reason.NOT_FOUND.name());
        assertThat(code(house.negotiations.move(BODO, opened.id(), answer("accept", opened), house.key())))
                .isEqualTo(Reason.NOT_FOUND.name());
    }

    @Test
    void the_last_unit_goes_to_one_buyer() {
        NegotiationView berta = open(8_000);
        NegotiationView bodo = house.negotiations
                .open(BODO, OpenNegotiation.on(LAMP).with(MakeMove.of("offer", at("shade", 8_500))), house.key())
                .orElseThrow();
        house.negotiations
                .move(SARA, bodo.id(), answer("accept", bodo), house.key())
                .orElseThrow();
        assertThat(code(house.negotiations.move(SARA, berta.id(), answer("accept", berta), house.key())))
                .isEqualTo(Reason.STOCK_UNAVAILABLE.name());
    }

    @Test
    void a_buyer_has_one_open_negotiation_on_a_listing() {
        NegotiationView opened = open(8_000);
        Outcome<NegotiationView> second = house.negotiations.open(BERTA, OpenNegotiation.on(LAMP), house.key());
        assertThat(code(second)).isEqualTo(Reason.ALREADY_NEGOTIATING.name());
        assertThat(refused(second).params().get("negotiation"))
                .isEqualTo(Json.of(opened.id().value()));
    }

    @Test
    void an_expired_offer_cannot_be_accepted_even_before_anyone_noticed() {
        NegotiationView opened = open(8_000);
        house.pass(Duration.ofDays(2));
        assertThat(code(house.negotiations.move(SARA, opened.id(), answer("accept", opened), house.key())))
                .isEqualTo(Reason.NEGOTIATION_CLOSED.name());
    }

    private static Outcome.Refused<?> refused(Outcome<?> outcome) {
        return (Outcome.Refused<?>) outcome;
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "done", refused -> refused.code().name());
    }
}
