// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Award;
import dev.parley.protocol.ProtocolId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DealTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Hash HASH = Hash.sha256(new byte[] {1});
    private static final DealLine LAMP = line("lamp", 100, 2);
    private static final DealLine DESK = line("desk", 250, 1);

    private static DealLine line(String item, long cents, long units) {
        Money amount = Money.of(cents, "EUR");
        Terms terms = Terms.of(
                new ItemId(item),
                Map.of(new IssueId("price"), Value.of(amount), new IssueId("colour"), Value.of("red")));
        return DealLine.of(new Award(new SeatId("buyer"), new SeatId("seller"), terms, amount, units));
    }

    private static Deal deal(String buyer, Money total, Instant expiresAt, DealLine... lines) {
        return new Deal(
                new DealId("d-1"),
                new Tenant("main"),
                new PrincipalId("sam"),
                new PrincipalId(buyer),
                new DealOrigin(
                        new NegotiationId("n-1"),
                        new ListingRef("l-1"),
                        new ProtocolId("alternating-offers", 1),
                        HASH,
                        Optional.of(7L),
                        new DealOrigin.TranscriptHead(12, HASH)),
                new DealConditions(
                        new PriceBasis(true, false), Binding.ON_PAYMENT, StockPolicy.FIRST_TO_PAY, SettlementRule.ALL),
                List.of(lines),
                total,
                NOON,
                expiresAt);
    }

    private static Deal deal() {
        return deal("ann", Money.of(350, "EUR"), NOON.plusSeconds(900), LAMP, DESK);
    }

    @Test
    void what_is_written_is_read_back_and_written_the_same() {
        Deal read = Deal.fromJson(deal().toJson());

        assertThat(read).isEqualTo(deal());
        assertThat(read.toJson().canonical()).isEqualTo(deal().toJson().canonical());
    }

    @Test
    void the_signed_content_stays_as_it_is() {
        assertThat(deal().toJson().canonicalText())
                .isEqualTo("{\"agreedAt\":\"2026-11-20T12:00:00.000000Z\",\"buyer\":\"ann\",\"conditions\":"
                        + "{\"binding\":\"ON_PAYMENT\",\"settlement\":\"all\",\"shippingIncluded\":false,"
                        + "\"stockPolicy\":\"FIRST_TO_PAY\",\"taxIncluded\":true},"
                        + "\"expiresAt\":\"2026-11-20T12:15:00.000000Z\",\"format\":1,\"head\":\"" + HASH
                        + "\",\"id\":\"d-1\",\"lines\":["
                        + "{\"amount\":{\"currency\":\"EUR\",\"minorUnits\":100},\"terms\":{\"item\":\"lamp\","
                        + "\"values\":{\"colour\":\"red\",\"price\":{\"currency\":\"EUR\",\"minorUnits\":100}}},"
                        + "\"units\":2},"
                        + "{\"amount\":{\"currency\":\"EUR\",\"minorUnits\":250},\"terms\":{\"item\":\"desk\","
                        + "\"values\":{\"colour\":\"red\",\"price\":{\"currency\":\"EUR\",\"minorUnits\":250}}},"
                        + "\"units\":1}],"
                        + "\"negotiation\":\"n-1\",\"origin\":{\"listing\":\"l-1\","
                        + "\"policyVersion\":7,\"protocol\":\"alternating-offers\",\"rulesHash\":\"" + HASH
                        + "\",\"version\":1},\"seller\":\"sam\",\"seq\":12,\"tenant\":\"main\","
                        + "\"total\":{\"currency\":\"EUR\",\"minorUnits\":350},\"type\":\"parley-deal\"}");
    }

    @Test
    void another_type_or_format_is_no_deal() {
        Map<String, Json> members = new LinkedHashMap<>(deal().toJson().members());
        members.put("format", Json.of(2));
        assertThatThrownBy(() -> Deal.fromJson(new Json.Obj(members))).isInstanceOf(Json.Mismatch.class);
        members.put("format", Json.of(1));
        members.put("type", Json.of("parley-receipt"));
        assertThatThrownBy(() -> Deal.fromJson(new Json.Obj(members))).isInstanceOf(Json.Mismatch.class);
    }

    @Test
    void the_total_is_the_sum_of_the_lines() {
        assertThatThrownBy(() -> deal("ann", Money.of(349, "EUR"), NOON.plusSeconds(1), LAMP, DESK))
                .hasMessageContaining("total");
        assertThatThrownBy(() -> deal("ann", Money.of(100, "USD"), NOON.plusSeconds(1), LAMP))
                .hasMessageContaining("total");
        assertThatThrownBy(() -> deal("ann", Money.of(0, "EUR"), NOON.plusSeconds(1)))
                .hasMessageContaining("total");
    }

    @Test
    void a_principal_cannot_deal_with_itself() {
        assertThatThrownBy(() -> deal("sam", Money.of(100, "EUR"), NOON.plusSeconds(1), LAMP))
                .hasMessageContaining("itself");
    }

    @Test
    void a_deal_lives_for_at_least_a_microsecond() {
        assertThat(deal("ann", Money.of(100, "EUR"), NOON.plusNanos(1_000), LAMP)
                        .agreed())
                .isEqualTo(new OpenDeal.Agreed(NOON.plusNanos(1_000)));
        assertThatThrownBy(() -> deal("ann", Money.of(100, "EUR"), NOON.plusNanos(999), LAMP))
                .hasMessageContaining("expiresAt");
    }

    @Test
    void the_default_expiry_follows_the_binding() {
        assertThat(DealTerms.DEFAULT.expiry(Binding.NOT_BINDING, NOON)).isEqualTo("2026-11-27T12:00:00Z");
        assertThat(DealTerms.DEFAULT.expiry(Binding.ON_ACCEPTANCE, NOON)).isEqualTo("2026-11-27T12:00:00Z");
        assertThat(DealTerms.DEFAULT.expiry(Binding.ON_PAYMENT, NOON)).isEqualTo("2026-11-20T12:15:00Z");
        DealTerms own = new DealTerms(Duration.ofDays(1), Duration.ofDays(2), Duration.ofSeconds(3));
        assertThat(own.expiry(Binding.NOT_BINDING, NOON)).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(own.expiry(Binding.ON_ACCEPTANCE, NOON)).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(own.expiry(Binding.ON_PAYMENT, NOON)).isEqualTo("2026-11-20T12:00:03Z");
    }

    @Test
    void no_wait_is_shorter_than_a_microsecond() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new DealTerms(Duration.ZERO, day, day)).hasMessageContaining("notBinding");
        assertThatThrownBy(() -> new DealTerms(day, Duration.ofNanos(999), day)).hasMessageContaining("onAcceptance");
        assertThatThrownBy(() -> new DealTerms(day, day, Duration.ofDays(-1))).hasMessageContaining("onPayment");
    }
}
