// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.json.StrictJson;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client reads of a refusal: whether it is the last word about its key, and when to come again if it is not. */
class LateDuplicateOverHttpTest {
    private static final Caller BOT = Caller.agent("buyer-1", "bot");

    private final TestParley test = TestParley.create();
    private final Facade facade = Facade.of(test.parley(), FacadeSettings.of(test.parley()));

    @AfterEach
    void close() {
        test.close();
    }

    private static Sent open(String listing) {
        return Sent.post("/negotiations", "{\"listing\":\"" + listing + "\"}");
    }

    private static String code(Reply reply) {
        return json(reply).get("code").text();
    }

    private static Json json(Reply reply) {
        return StrictJson.read(reply.body().toArray()).match(json -> json, faults -> {
            throw new AssertionError(new String(reply.body().toArray(), UTF_8));
        });
    }

    @Test
    void a_refused_command_comes_again_with_the_very_same_bytes() {
        Sent request = open("later").by(Optional.of(BOT));
        Reply first = facade.reply(request);
        test.put(ListingDraft.by("shop", "later").item("lamp", 100_00, 1).build());
        test.grant(Sent.BUYER, SampleMandates.toBuy("bot"));

        Reply late = facade.reply(request);

        assertThat(first.status()).isEqualTo(404);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(late.header("Idempotent-Replayed")).contains("true");
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.body()).isEqualTo(first.body());
        assertThat(json(late).get("retryable").bool()).isFalse();
    }

    @Test
    void what_is_only_too_early_says_for_how_long_and_is_then_done() {
        Choice sealed = new Choice(SealedBid.ID, Json.object().build(), SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, sealed)));
        ListingRef lamp = test.put(
                        ListingDraft.by("shop", "lamp").item("lamp", 100_00, 1).build())
                .ref();
        assertThat(facade.reply(open(lamp.value())).status()).isEqualTo(201);
        test.clock().advance(Duration.ofDays(1));
        Sent again = open(lamp.value()).with("Idempotency-Key", "key-2");

        Reply early = facade.reply(again);
        assertThat(early.status()).isEqualTo(422);
        assertThat(code(early)).isEqualTo("COOLING_DOWN");
        assertThat(json(early).get("retryable").bool()).isTrue();
        assertThat(early.header("Retry-After")).contains("86400");
        test.clock().advance(Duration.ofDays(7));
        assertThat(facade.reply(again).status()).isEqualTo(201);
    }
}
