// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.json.WireModels;
import dev.parley.api.NegotiationView;
import dev.parley.model.Json;
import dev.parley.wire.Negotiation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NegotiationBodiesTest {
    private static final NegotiationView VIEW = Sample.negotiation();
    private static final Instant LATER = VIEW.serverTime().plusMillis(1_234);

    private final WireModels models = new WireModels();
    private final NegotiationBodies bodies = new NegotiationBodies(models);

    @Test
    void a_body_has_the_models_bytes_the_first_time_and_every_other_time() {
        for (NegotiationView view : List.of(VIEW, VIEW.seenAt(LATER), VIEW.seenAt(LATER), VIEW)) {
            assertThat(text(bodies.of(view))).isEqualTo(byModel(view));
        }
    }

    @Test
    void a_view_that_differs_in_anything_has_a_body_of_its_own() {
        assertThat(text(bodies.of(VIEW))).isEqualTo(byModel(VIEW));

        for (NegotiationView other : List.of(
                with(VIEW.details(), false, LATER),
                with(VIEW.details(), true, LATER),
                with(Json.object().put("offers", 1).build(), true, LATER))) {
            assertThat(text(bodies.of(other))).isEqualTo(byModel(other));
        }
    }

    @Test
    void a_member_of_the_same_name_elsewhere_keeps_its_value() {
        Json details = Json.object()
                .put("serverTime", VIEW.serverTime())
                .put("z", "\"serverTime\":\"2026")
                .build();
        for (Instant at : List.of(VIEW.serverTime(), LATER, Instant.parse("+12026-01-01T00:00:00Z"), LATER)) {
            NegotiationView view = with(details, true, at);
            assertThat(text(bodies.of(view))).isEqualTo(byModel(view));
        }
    }

    private static NegotiationView with(Json details, boolean open, Instant at) {
        return new NegotiationView(
                VIEW.id(),
                VIEW.revision(),
                VIEW.seat(),
                VIEW.seats(),
                VIEW.showsSoftware(),
                VIEW.software(),
                VIEW.listing(),
                VIEW.protocol(),
                VIEW.rules(),
                VIEW.rulesHash(),
                VIEW.settlement(),
                open,
                VIEW.phase(),
                details,
                VIEW.allowed(),
                open ? VIEW.deadline() : Optional.empty(),
                VIEW.deals(),
                VIEW.openedAt(),
                VIEW.updatedAt(),
                at);
    }

    private String byModel(NegotiationView view) {
        return text(models.bytes(models.model(NegotiationViews.whole(view), Negotiation.class)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
