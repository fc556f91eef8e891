// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.DrawExport;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.audit.PublishedKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.sealedbid.DrawVerification;
import dev.parley.protocol.sealedbid.DrawVerifier;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a draw is opened with the consent of both, or to an auditor, and verified. */
class DrawOpeningSnippetTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller SELLER = SampleListings.SELLER;

    @Test
    void a_draw_is_opened_and_its_price_recomputed() {
        try (TestParley test = TestParley.create()) {
            Parley parley = test.parley();
            // #region auditor
            Json parameters = Json.object().put("auditor", "the-notary").build();
            Choice choice = new Choice(SealedBid.ID, parameters, SettlementRule.EACH_ITEM);
            // #endregion auditor
            NegotiationView closed = closed(test, choice);
            NegotiationId negotiation = closed.id();
            ItemId item = new ItemId("bike");

            // #region consent
            parley.draws().consent(ANN, negotiation, item, fresh()).orElseThrow();
            parley.draws().consent(SELLER, negotiation, item, fresh()).orElseThrow();
            Outcome<DrawExport> opened = parley.draws().open(ANN, negotiation, item);
            // #endregion consent

            DrawExport export = opened.orElseThrow();
            Json jwks = parley.keys().jwks();
            // #region verify
            List<PublishedKey> keys = PublishedKey.fromJwks(jwks);
            DrawVerification found = new DrawVerifier(keys).verify(export.receipt(), export.opening());
            String said = found.match(
                    verified -> "the price was drawn: " + verified.price(),
                    rejected -> rejected.fault() + ": " + rejected.why());
            // #endregion verify

            Money total = parley.deals()
                    .find(ANN, closed.deals().get(0))
                    .orElseThrow()
                    .deal()
                    .total();
            assertThat(said).isEqualTo("the price was drawn: " + total.minorUnits());
            assertThat(new DrawVerifier(List.of()).verify(export.receipt(), export.opening()))
                    .isInstanceOf(DrawVerification.Rejected.class);
            assertThat(parley.draws()
                            .open(Caller.person("the-notary"), negotiation, item)
                            .orElseThrow()
                            .opening())
                    .isEqualTo(export.opening());
        }
    }

    private static NegotiationView closed(TestParley test, Choice choice) {
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("sealed", Selector.EVERY_LISTING, choice)));
        NegotiationId negotiation = test.parley()
                .negotiations()
                .open(ANN, OpenNegotiation.on(SampleListings.BIKE.ref()), fresh())
                .orElseThrow()
                .id();
        submits(test, negotiation, ANN, 480_00);
        submits(test, negotiation, SELLER, 400_00);
        test.clock().advance(Duration.ofDays(1));
        return test.parley().negotiations().find(ANN, negotiation).orElseThrow();
    }

    private static void submits(TestParley test, NegotiationId negotiation, Caller party, long cents) {
        MakeMove submission = MakeMove.of("submit", ListingDraft.price("bike", cents));
        test.parley()
                .negotiations()
                .move(party, negotiation, submission, fresh())
                .orElseThrow();
    }
}
