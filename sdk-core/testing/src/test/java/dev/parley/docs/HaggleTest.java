// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

// #region test
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.port.Caller;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.ParleyExtension;
import dev.parley.testing.SampleListings;
import dev.parley.testing.TestParley;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ParleyExtension.class)
class HaggleTest {
    private static final Caller ANN = Caller.person("ann");

    @Test
    void an_offer_that_nobody_answers_runs_out(TestParley test) {
        MakeMove offer = MakeMove.of("offer", ListingDraft.price("bike", 400_00));
        NegotiationView opened = test.parley()
                .negotiations()
                .open(ANN, OpenNegotiation.on(SampleListings.BIKE.ref()).with(offer), test.key())
                .orElseThrow();

        test.clock().advance(Duration.ofDays(2));

        NegotiationView after =
                test.parley().negotiations().find(ANN, opened.id()).orElseThrow();
        assertThat(after.open()).isFalse();
        assertThat(after.details().get("closeReason").text()).isEqualTo("expired");
    }
}
// #endregion test
