// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.OfferId;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.GoldenEvents;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.alternating.AlternatingEvent;
import dev.parley.protocol.alternating.AlternatingMove;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.alternating.AlternatingRules;
import dev.parley.protocol.alternating.Side;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The golden files of the events that the kernel adds to every game's, and that it leaves the game's own as they are. */
class KernelEventFormsTest extends GoldenEvents<KernelEvent.Shared> {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final ProtocolForms<AlternatingRules, AlternatingMove, AlternatingEvent> GAME =
            new AlternatingOffers().forms();
    private static final ProtocolForms<AlternatingRules, AlternatingMove, KernelEvent<AlternatingEvent>> PLAYED =
            PlayedForms.of(GAME);

    KernelEventFormsTest() {
        super("kernel", PlayedForms.SHARED, KernelEvent.Shared.class.getPermittedSubclasses());
    }

    @Override
    protected Stream<Map.Entry<String, KernelEvent.Shared>> events() {
        return Stream.of(
                Map.entry("negotiation-paused-1", new KernelEvent.Paused(AT)),
                Map.entry("negotiation-resumed-1", new KernelEvent.Resumed(AT.plusNanos(1_000))),
                Map.entry("negotiation-ended-1", new KernelEvent.Ended(EndReason.CANCELLED, AT)));
    }

    @Test
    void an_event_of_either_is_stored_as_its_own_forms_write_it() {
        AlternatingEvent withdrawn = new AlternatingEvent.OfferWithdrawn(Side.SELLER, new OfferId("o-1"));
        KernelEvent<AlternatingEvent> ofGame = new KernelEvent.OfGame<>(withdrawn);
        assertThat(PLAYED.encode(ofGame)).isEqualTo(GAME.encode(withdrawn));
        assertThat(PLAYED.decode(GAME.encode(withdrawn))).isEqualTo(ofGame);

        events().forEach(named -> {
            KernelEvent<AlternatingEvent> ofKernel = new KernelEvent.OfKernel<>(named.getValue());
            assertThat(PLAYED.encode(ofKernel)).isEqualTo(PlayedForms.SHARED.encode(named.getValue()));
            assertThat(PLAYED.decode(PLAYED.encode(ofKernel))).isEqualTo(ofKernel);
        });
    }
}
