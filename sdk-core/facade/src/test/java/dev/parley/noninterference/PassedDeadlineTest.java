// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import dev.parley.adapter.http.Reply;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.audit.JsonReader;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deadline that has passed shows at once, also to who asks whether anything has changed, before anybody noticed it. */
class PassedDeadlineTest {
    private static final Caller BUYER = Caller.person("buyer");

    private final SettableClock clock = SettableClock.atStart();

    static List<ProtocolId> protocols() {
        return List.of(AlternatingOffers.ID, SealedBid.ID);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void a_view_has_another_tag_once_less_may_be_done(ProtocolId protocol) {
        try (Parley parley = Parley.builder().clock(clock).build()) {
            NegotiationView opened = opened(parley, protocol);
            Facade facade = Facade.of(parley, FacadeSettings.of(parley));
            String path = "/negotiations/" + opened.id();
            Reply before = facade.reply(Wire.get(BUYER, path));
            String tag = tag(before);
            clock.advance(Duration.ofHours(1));
            assertThat(status(facade, path, tag)).isEqualTo(304);

            clock.set(opened.deadline().orElseThrow());
            Reply after = facade.reply(Wire.get(BUYER, path).with("If-None-Match", tag));
            assertThat(after.status()).isEqualTo(200);
            assertThat(JsonReader.read(World.body(after)).get("allowedActions").elements())
                    .isEmpty();
            String later = tag(after);
            assertThat(later).isNotEqualTo(tag);
            clock.advance(Duration.ofHours(1));
            assertThat(status(facade, path, later)).isEqualTo(304);
        }
    }

    private static String tag(Reply reply) {
        return Objects.requireNonNull(reply.headers().get("ETag"), "ETag");
    }

    private static int status(Facade facade, String path, String tag) {
        return facade.reply(Wire.get(BUYER, path).with("If-None-Match", tag)).status();
    }

    private static NegotiationView opened(Parley parley, ProtocolId protocol) {
        Choice choice = new Choice(protocol, Json.object().build(), SettlementRule.EACH_ITEM);
        Json policy = PolicyDraft.nothing()
                .rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice))
                .toJson();
        parley.policies()
                .publish(TestParley.POLICY_EDITOR, 0, policy, new IdempotencyKey("policy"))
                .orElseThrow();
        parley.listings()
                .put(TestParley.HOST, SampleListings.BIKE, new IdempotencyKey("bike"))
                .orElseThrow();
        OpenNegotiation open = OpenNegotiation.on(SampleListings.BIKE.ref());
        Optional<MakeMove> first = protocol.equals(SealedBid.ID)
                ? Optional.empty()
                : Optional.of(MakeMove.of("offer", ListingDraft.price("bike", 100)));
        return parley.negotiations()
                .open(BUYER, first.map(open::with).orElse(open), new IdempotencyKey("open"))
                .orElseThrow();
    }
}
