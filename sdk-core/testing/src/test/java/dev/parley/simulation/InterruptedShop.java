// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.testing.TestParley.HOST;
import static java.util.Objects.requireNonNull;

import dev.parley.Parley;
import dev.parley.Seams;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.audit.JsonReader;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.ApprovalId;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;

/** A marketplace with one lamp, of which there is one. */
final class InterruptedShop implements AutoCloseable {
    static final Caller SELLER = Caller.person("sara");
    static final Caller BUYER = Caller.person("bert");
    static final Caller AGENT = Caller.agent("bert", "bot");
    static final Duration MONTH = Duration.ofDays(30);

    final BeforeCommit before = new BeforeCommit();
    final TestParley test;
    final Listing lamp = lamp("sara").build();

    InterruptedShop(Ground ground, boolean auctions) {
        test = TestParley.empty(builder -> Seams.storeSeenThrough(ground.under(builder), before::over));
        test.publish(PolicyDraft.everything(auctions ? SealedAuction.ID : AlternatingOffers.ID));
        test.put(lamp);
    }

    static ListingDraft lamp(String seller) {
        return ListingDraft.by(seller, "lamp-1").binding(Binding.ON_PAYMENT).item("lamp", 100_00, 1);
    }

    Parley parley() {
        return test.parley();
    }

    Outcome<NegotiationView> opens(Caller caller, long cents) {
        MakeMove offer = MakeMove.of("offer", ListingDraft.price("lamp", cents));
        return parley().negotiations()
                .open(caller, OpenNegotiation.on(lamp.ref()).with(offer), test.key());
    }

    NegotiationView auction() {
        return parley().negotiations()
                .open(SELLER, OpenNegotiation.on(lamp.ref()), test.key())
                .orElseThrow();
    }

    Outcome<NegotiationView> moves(Caller caller, NegotiationId negotiation, MakeMove move) {
        return parley().negotiations().move(caller, negotiation, move, test.key());
    }

    MakeMove counter(NegotiationView seen, long cents) {
        return MakeMove.of("counter", ListingDraft.price("lamp", cents)).answering(seen);
    }

    DealId agreed() {
        return agreed(BUYER);
    }

    DealId agreed(Caller buyer) {
        NegotiationView offered = opens(buyer, 80_00).orElseThrow();
        return moves(SELLER, offered.id(), MakeMove.of("accept").answering(offered))
                .orElseThrow()
                .deals()
                .get(0);
    }

    /** The agent's question whether it may accept 90.00. */
    ApprovalId asked() {
        authorised(SampleMandates.toBuy("bot").approvalFrom(85_00));
        NegotiationView offered = opens(AGENT, 80_00).orElseThrow();
        NegotiationView countered =
                moves(SELLER, offered.id(), counter(offered, 90_00)).orElseThrow();
        return request(moves(AGENT, offered.id(), MakeMove.of("accept").answering(countered)));
    }

    ApprovalId askedToOpen() {
        authorised(SampleMandates.toBuy("bot").approvalFrom(85_00));
        return request(opens(AGENT, 90_00));
    }

    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    private static ApprovalId request(Outcome<?> refusal) {
        return refusal.match(
                done -> {
                    throw new IllegalStateException("no approval was needed");
                },
                refused -> new ApprovalId(
                        requireNonNull(refused.params().get("approval")).text()));
    }

    String approves(ApprovalId request) {
        return parley().mandates()
                .approve(BUYER, request, test.key())
                .match(
                        done -> done.value()
                                .refusal()
                                .map(code -> "in vain " + code.name())
                                .orElse("DONE"),
                        refused -> refused.code().name());
    }

    Outcome<?> keeps(String terms) {
        return parley().negotiations().setPrivateTerms(SELLER, lamp.ref(), JsonReader.read(terms), test.key());
    }

    void authorised() {
        authorised(SampleMandates.toBuy("bot"));
    }

    private void authorised(MandateDraft draft) {
        test.grant(BUYER, draft.conduct(Conduct.of("offer", "counter", "accept", "join")));
    }

    String phase(NegotiationId negotiation) {
        return parley().negotiations().find(SELLER, negotiation).orElseThrow().phase();
    }

    /** How many units were sold, to whomever. */
    long sold() {
        return parley().listings().stock(HOST, lamp.ref()).orElseThrow().stream()
                .mapToLong(view -> view.held() + view.consumed())
                .sum();
    }

    @Override
    public void close() {
        test.close();
    }
}
