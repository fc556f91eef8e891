// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Json;
import dev.parley.port.Caller;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.ParleyExtension;
import dev.parley.testing.SampleListings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The snippets of the guide's chapter on choosing a protocol. */
@ExtendWith(ParleyExtension.class)
class ProtocolsSnippetTest {
    private static final Caller ANN = Caller.person("ann");

    @Test
    void thresholds_answer_for_the_seller(Parley parley) {
        // #region thresholds
        Json bike = Json.object()
                .put("autoAccept", 450_00) // from here on: accepted at once
                .put("autoDecline", 300_00) // below this: declined at once
                .build();
        Json terms = Json.object()
                .put("items", Json.object().put("bike", bike).build())
                .build();
        parley.negotiations()
                .setPrivateTerms(SampleListings.SELLER, SampleListings.BIKE.ref(), terms, fresh())
                .orElseThrow();
        // #endregion thresholds

        NegotiationView accepted = open(parley, 450_00);

        assertThat(accepted.deals()).hasSize(1);
    }

    @Test
    void several_items_settle_one_by_one(Parley parley) {
        // #region items
        MakeMove offer = MakeMove.of("offer", ListingDraft.price("lamp", 60_00), ListingDraft.price("desk", 150_00));
        NegotiationView opened = parley.negotiations()
                .open(
                        ANN,
                        OpenNegotiation.on(SampleListings.LAMP_AND_DESK.ref()).with(offer),
                        fresh())
                .orElseThrow();

        Json lampOnly = Json.object()
                .put("accepts", Json.array(java.util.List.of(Json.of("lamp"))))
                .build();
        MakeMove counter = MakeMove.of("counter", ListingDraft.price("desk", 200_00))
                .payload(lampOnly)
                .answering(opened);
        NegotiationView halfway = parley.negotiations()
                .move(SampleListings.SELLER, opened.id(), counter, fresh())
                .orElseThrow();
        // #endregion items

        assertThat(halfway.deals()).hasSize(1);
        assertThat(halfway.open()).isTrue();
    }

    private static NegotiationView open(Parley parley, long cents) {
        MakeMove offer = MakeMove.of("offer", ListingDraft.price("bike", cents));
        return parley.negotiations()
                .open(ANN, OpenNegotiation.on(SampleListings.BIKE.ref()).with(offer), fresh())
                .orElseThrow();
    }
}
