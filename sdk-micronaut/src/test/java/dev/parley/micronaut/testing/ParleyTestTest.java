// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.Deals;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a host tests what it does with Parley. */
@MicronautTest(transactional = false)
@ParleyTest
final class ParleyTestTest {
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller ANOTHER = Caller.person("another");

    private final TestParley market;
    private final Parley parley;
    private final SettableClock clock;
    private final Diary diary;

    ParleyTestTest(TestParley market, Parley parley, SettableClock clock, Diary diary) {
        this.market = market;
        this.parley = parley;
        this.clock = clock;
        this.diary = diary;
    }

    /** A bean of the host's that writes down when it heard of what. */
    @Singleton
    @Requires(property = "parley.testing.enabled", value = "true")
    static final class Diary {
        final List<String> lines = new CopyOnWriteArrayList<>();
        private final InstantSource clock;

        Diary(InstantSource clock) {
            this.clock = clock;
        }

        @EventListener
        void on(Happened event) {
            lines.add(event.type() + " at " + clock.instant());
        }
    }

    @BeforeEach
    void sell_a_bike() {
        market.publish(PolicyDraft.everything(AlternatingOffers.ID));
        market.put(SampleListings.BIKE);
    }

    private NegotiationView offer(Caller buyer, long cents) {
        return parley.negotiations()
                .open(
                        buyer,
                        OpenNegotiation.on(SampleListings.BIKE.ref())
                                .with(MakeMove.of("offer", ListingDraft.price("bike", cents))),
                        market.key())
                .orElseThrow();
    }

    @Test
    void the_host_hears_of_an_offer_when_the_test_moves_the_clock_and_not_before(Deals deals) {
        Instant then = clock.instant();
        NegotiationView opened = offer(BUYER, 400_00);
        assertThat(opened.openedAt()).isEqualTo(then);
        assertThat(diary.lines).noneMatch(line -> line.endsWith(then.toString()));

        clock.advance(Duration.ofMinutes(5));

        assertThat(diary.lines).contains("negotiation-opened at " + then.plus(Duration.ofMinutes(5)));
        assertThat(deals).isSameAs(parley.deals());
    }

    @Test
    void an_offer_expires_when_the_test_says_so() {
        NegotiationView opened = offer(ANOTHER, 450_00);

        clock.advance(Duration.ofDays(30));

        NegotiationView seen = parley.negotiations().find(ANOTHER, opened.id()).orElseThrow();
        assertThat(seen.phase()).isNotEqualTo(opened.phase());
    }
}
