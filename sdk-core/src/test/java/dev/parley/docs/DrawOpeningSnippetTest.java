package dev.parley.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.TranscriptExport;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.KeySource;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.sealedbid.DrawOpening;
import dev.parley.protocol.sealedbid.DrawVerification;
import dev.parley.protocol.sealedbid.DrawVerifier;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.PolicyDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a draw is opened and verified today: in Java, by whoever has both transcripts and the key source. */
class DrawOpeningSnippetTest {
    private static final Caller ANN = Caller.person("ann");
    private static final Caller SELLER = SampleListings.SELLER;

    private final KeySource keySource = new EphemeralKeys();

    @Test
    void a_draw_is_opened_and_its_price_recomputed() {
        try (TestParley test = TestParley.create(builder -> builder.keys(keySource))) {
            NegotiationView closed = closed(test);
            Parley parley = test.parley();
            Json opening = opened(parley, closed.id()).toJson();
            String receipt = parley.negotiations()
                    .transcript(ANN, closed.id())
                    .orElseThrow()
                    .receipt();
            Json jwks = parley.keys().jwks();

            // #region verify
            List<PublishedKey> keys = PublishedKey.fromJwks(jwks);
            DrawVerification found = new DrawVerifier(keys).verify(receipt, opening);
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
            assertThat(new DrawVerifier(List.of()).verify(receipt, opening))
                    .isInstanceOf(DrawVerification.Rejected.class);
        }
    }

    private DrawOpening opened(Parley parley, NegotiationId negotiation) {
        // #region open
        ItemId item = new ItemId("bike");
        Transcript whole = merged(
                parley.negotiations().transcript(ANN, negotiation).orElseThrow(),
                parley.negotiations().transcript(SELLER, negotiation).orElseThrow());
        DrawSeed seed = DrawSeed.derived(
                keySource.sealingKey().secret().toArray(), ANN.tenant().value(), negotiation, item.value());
        DrawOpening opening = DrawOpening.of(whole, item, seed);
        // #endregion open
        return opening;
    }

    // #region merge
    /** One transcript of two parties' exports, each of which withholds what is the other's. */
    private static Transcript merged(TranscriptExport one, TranscriptExport other) {
        List<AuditEvent> events = new ArrayList<>();
        for (int index = 0; index < one.events().size(); index++) {
            AuditEvent ones = AuditEvent.fromJson(one.events().get(index));
            AuditEvent others = AuditEvent.fromJson(other.events().get(index));
            List<AuditPart> parts = new ArrayList<>();
            for (int part = 0; part < ones.parts().size(); part++) {
                AuditPart alternative = others.parts().get(part);
                parts.add(ones.parts().get(part).match(present -> present, withheld -> alternative));
            }
            events.add(new AuditEvent(ones.header(), ones.previous(), parts, ones.hash()));
        }
        return TranscriptVerifier.verify(events).match(intact -> intact.transcript(), broken -> {
            throw new IllegalArgumentException(broken.fault().words());
        });
    }
    // #endregion merge

    private static NegotiationView closed(TestParley test) {
        Choice choice = new Choice(SealedBid.ID, Json.object().build(), SettlementRule.EACH_ITEM);
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
