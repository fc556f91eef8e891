// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.api.DealView;
import dev.parley.api.ErasureView;
import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.TranscriptExport;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.ReceiptVerifier;
import dev.parley.mandate.Conduct;
import dev.parley.model.DealId;
import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Sara's lamps, and Bert who wants them. */
final class ErasureMarket implements AutoCloseable {
    static final Caller BERT = Caller.person("bert");
    static final Caller BOT = Caller.agent("bert", "bot");
    static final Caller SARA = Caller.person("sara");
    static final Caller OPERATOR = TestParley.OPERATOR;
    static final PrincipalId WHO = BERT.principal();
    static final String HIS_WORDS = "Überlinger Straße 7, call 555 0119";
    static final String HER_WORDS = "Ask for Sara at the boathouse";
    private static final Conduct TALKATIVE =
            new Conduct(Set.of("offer", "counter", "accept"), Optional.empty(), 0, Set.of(Disclosure.MESSAGES));
    static final long HIS_PRICE = 1_237_913;
    static final long HIS_BUDGET = 9_871_203;
    static final long HER_THRESHOLD = 8_650_427;

    final BeforeCommit before = new BeforeCommit();
    final List<Happened> heard = new ArrayList<>();
    private Callable<String> rows = () -> "";
    final TestParley test;
    private int orders;

    ErasureMarket(Ground ground) {
        this(ground.place());
    }

    ErasureMarket(UnaryOperator<ParleyBuilder> place) {
        test = TestParley.empty(builder -> {
            ParleyBuilder placed = place.apply(builder).listener("ear", heard::add);
            rows = Ground.rows(placed);
            return Seams.storeSeenThrough(placed, before::over);
        });
        test.publish(PolicyDraft.everything(AlternatingOffers.ID));
        for (int i = 0; i < 9; i++) {
            test.put(ListingDraft.by("sara", "lamp-" + i)
                    .item("lamp", 10_000_000, 9)
                    .build());
        }
    }

    String rows() throws Exception {
        return rows.call();
    }

    ReceiptVerifier verifier() {
        return new ReceiptVerifier(PublishedKey.fromJwks(test.parley().keys().jwks()));
    }

    NegotiationId offered(Caller buyer, String listing, long cents) {
        NegotiationView open = test.parley()
                .negotiations()
                .open(buyer, OpenNegotiation.on(new ListingRef(listing)), test.key())
                .orElseThrow();
        MakeMove offer = said(MakeMove.of("offer", ListingDraft.price("lamp", cents)), HIS_WORDS)
                .seeing(open.revision());
        test.parley().negotiations().move(buyer, open.id(), offer, test.key()).orElseThrow();
        return open.id();
    }

    static MakeMove said(MakeMove move, String words) {
        return move.payload(Json.object().put("message", words).build());
    }

    /** Both say something, and part. */
    NegotiationId quarrel() {
        return quarrel("lamp-0");
    }

    NegotiationId quarrel(String listing) {
        Json terms = Json.object()
                .put(
                        "items",
                        Json.object()
                                .put(
                                        "lamp",
                                        Json.object()
                                                .put("autoAccept", HER_THRESHOLD)
                                                .build())
                                .build())
                .build();
        test.parley()
                .negotiations()
                .setPrivateTerms(SARA, new ListingRef(listing), terms, test.key())
                .orElseThrow();
        NegotiationId id = offered(BERT, listing, HIS_PRICE);
        MakeMove no = said(TestParley.answer(view(SARA, id), "reject"), HER_WORDS);
        test.parley().negotiations().move(SARA, id, no, test.key()).orElseThrow();
        assertThat(view(SARA, id).open()).isFalse();
        return id;
    }

    /** An offer is accepted and paid. */
    DealId settled() {
        DealId deal = agreed("lamp-1");
        redeem(deal, "order-" + ++orders);
        return deal;
    }

    DealId agreed(String listing) {
        NegotiationId id = offered(BERT, listing, 500);
        test.parley()
                .negotiations()
                .move(SARA, id, TestParley.answer(view(SARA, id), "accept"), test.key())
                .orElseThrow();
        return view(SARA, id).deals().get(0);
    }

    void redeem(DealId deal, String order) {
        test.parley()
                .deals()
                .redeemNow(TestParley.HOST, List.of(deal), new OrderReference(order))
                .orElseThrow();
        test.parley().runDue();
    }

    DealView deal(DealId deal) {
        return test.parley().deals().find(SARA, deal).orElseThrow();
    }

    /** His agent asks for what needs his approval, and Sara has thresholds. */
    void asks() {
        test.grant(
                BERT,
                SampleMandates.toBuy("bot")
                        .conduct(TALKATIVE)
                        .budget(HIS_BUDGET)
                        .approvalFrom(HIS_PRICE));
        NegotiationView open = test.parley()
                .negotiations()
                .open(BOT, OpenNegotiation.on(new ListingRef("lamp-2")), test.key())
                .orElseThrow();
        MakeMove offer = said(MakeMove.of("offer", ListingDraft.price("lamp", HIS_PRICE)), HIS_WORDS)
                .seeing(open.revision());
        assertThat(ErasedPersonTest.code(test.parley().negotiations().move(BOT, open.id(), offer, test.key())))
                .isEqualTo("APPROVAL_REQUIRED");
    }

    void endAll() {
        test.parley()
                .mandates()
                .list(BERT, Optional.empty(), Optional.empty(), 50)
                .orElseThrow()
                .items()
                .forEach(one -> test.parley()
                        .mandates()
                        .revoke(OPERATOR, one.mandate().id(), test.key())
                        .orElseThrow());
        test.parley()
                .negotiations()
                .list(
                        OPERATOR,
                        new NegotiationQuery(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(true),
                                Optional.of(WHO),
                                Optional.empty(),
                                50))
                .orElseThrow()
                .items()
                .forEach(one -> cancel(one.id()));
        test.parley().runDue();
    }

    void cancel(NegotiationId id) {
        test.parley()
                .negotiations()
                .control(OPERATOR, id, OperatorAction.CANCEL, test.key())
                .orElseThrow();
    }

    /** The node does no more than so many commits; the one after them fails. */
    void stopsAfter(int commits) {
        before.happens(() -> {
            if (commits == 0) {
                throw new StoreUnavailableException("the node has stopped");
            }
            stopsAfter(commits - 1);
        });
    }

    Outcome<ErasureView> asked(PrincipalId who) {
        return test.parley().erasures().erase(OPERATOR, who, test.key());
    }

    ErasureView erase(PrincipalId who) {
        asked(who).orElseThrow();
        test.parley().runDue();
        return erasure(who);
    }

    ErasureView erasure(PrincipalId who) {
        return test.parley().erasures().find(OPERATOR, who).orElseThrow();
    }

    NegotiationView view(Caller caller, NegotiationId id) {
        return test.parley().negotiations().find(caller, id).orElseThrow();
    }

    List<EventView> events(Caller caller, NegotiationId id) {
        return test.parley()
                .negotiations()
                .events(caller, id, Optional.empty(), 50)
                .orElseThrow()
                .items();
    }

    TranscriptExport transcript(Caller caller, NegotiationId id) {
        return test.parley().negotiations().transcript(caller, id).orElseThrow();
    }

    String export(Caller caller, NegotiationId id) {
        return ErasedPersonTest.text(transcript(caller, id));
    }

    @Override
    public void close() {
        test.close();
    }
}
