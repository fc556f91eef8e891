// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.auction.dutch.DutchAuction;
import dev.parley.protocol.auction.english.EnglishAuction;
import dev.parley.protocol.auction.quotes.RequestForQuotes;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.mediated.Mediated;
import dev.parley.protocol.posted.PostedPrice;
import dev.parley.protocol.samples.FallingClock;
import dev.parley.protocol.samples.Mediation;
import dev.parley.protocol.samples.SealedSale;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What forms refuse, a validator that knows only the served schemas refuses too, and nothing else. */
class EveryFormTest {
    static Stream<EveryForm> forms() {
        return Stream.<Played<?, ?, ?, ?>>of(
                        Played.of(new AlternatingOffers()),
                        Played.of(new Mediated()),
                        Played.of(new SealedBid()),
                        Played.of(new SealedAuction()),
                        Played.of(new EnglishAuction()),
                        Played.of(new DutchAuction()),
                        Played.of(new RequestForQuotes()),
                        Played.of(new PostedPrice()),
                        Played.of(new FallingClock()),
                        Played.of(new Mediation()),
                        Played.of(new SealedSale()))
                .flatMap(protocol -> EveryForm.of(protocol.id().name(), protocol.forms()).stream());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void judges_like_the_schema_that_is_served(EveryForm form) {
        form.agreesWithItsSchema();
    }
}
