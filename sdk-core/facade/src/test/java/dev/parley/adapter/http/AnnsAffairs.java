// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.audit.Base64Url;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.mandate.Scope;
import dev.parley.model.ApprovalId;
import dev.parley.model.DealId;
import dev.parley.model.Disclosure;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ann buys a book, a bike, and by sealed bids a lamp, all of Sam's, and sells him a chair and in an auction a vase, with
 * private terms for both. One agent of hers buys books, another bikes, two sell.
 */
final class AnnsAffairs implements AutoCloseable {
    static final Caller ANN = Caller.person("ann");
    static final Caller SAM = Caller.person("sam");
    static final Caller BUYS_BOOKS = Caller.agent("ann", "books");
    static final Caller BUYS_BIKES = Caller.agent("ann", "bikes");
    static final Caller SELLS = Caller.agent("ann", "sells");
    static final Caller SELLS_KNOWING_LIMITS = Caller.agent("ann", "sells-knowing-limits");

    private final TestParley test = TestParley.empty(builder -> builder);
    private final Facade facade = Facade.of(test.parley(), FacadeSettings.of(test.parley()));

    final MandateId toBuyBooks;
    final List<MandateId> otherMandates;
    final NegotiationId book;
    final NegotiationId bookAgain;
    final NegotiationId bike;
    final NegotiationId lamp;
    final NegotiationId chair;
    final NegotiationId vase;
    final NegotiationId foreignAuction;
    final DealId bookDeal;
    final List<DealId> otherDeals;
    final ApprovalId bookAsked;
    final ApprovalId bikeAsked;

    /**
     * Her affairs.
     *
     * @param chairFrom the price in cents from which she sells the chair at once
     * @param vaseFrom her reserve for the vase
     */
    AnnsAffairs(long chairFrom, long vaseFrom) {
        offerForSale();
        keep(
                "chair",
                perItem(
                        "items",
                        "chair",
                        Json.object().put("autoAccept", chairFrom).build()));
        keep("vase", perItem("reserves", "vase", Json.of(vaseFrom)));
        toBuyBooks = grant(SampleMandates.toBuy("books").approvalFrom(400), "books");
        otherMandates = List.of(
                grant(SampleMandates.toBuy("bikes").approvalFrom(400), "bikes"),
                grant(SampleMandates.toSell("sells"), "chairs", "vases"),
                grant(SampleMandates.toSell("sells-knowing-limits").conduct(knowingLimits()), "chairs", "vases"));
        book = opened(ANN, "book");
        bookDeal = agreed(book, "book");
        bike = opened(ANN, "bike");
        bikeAsked = asked(BUYS_BIKES, bike, "bike");
        DealId bikeDeal = agreed(bike, "bike");
        lamp = opened(ANN, "lamp");
        move(ANN, lamp, MakeMove.of("submit", ListingDraft.price("lamp", 390)));
        move(SAM, lamp, MakeMove.of("submit", ListingDraft.price("lamp", 310)));
        test.clock().advance(Duration.ofDays(1));
        for (Caller party : List.of(ANN, SAM)) {
            test.parley()
                    .draws()
                    .consent(party, lamp, new ItemId("lamp"), test.key())
                    .orElseThrow();
        }
        chair = opened(SAM, "chair");
        vase = opened(ANN, "vase");
        foreignAuction = opened(SAM, "urn");
        bookAgain = opened(BUYS_BOOKS, "book");
        bookAsked = asked(BUYS_BOOKS, bookAgain, "book");
        otherDeals = List.of(bikeDeal, look(ANN, lamp).deals().get(0));
    }

    private void offerForSale() {
        test.publish(PolicyDraft.nothing()
                .rule(rule("lamps", SealedBid.ID))
                .rule(rule("vases", SealedAuction.ID))
                .rule(PolicyRule.always("others", Selector.EVERY_LISTING, choice(AlternatingOffers.ID))));
        Map<String, String> categories = Map.of(
                "book", "books", "bike", "bikes", "lamp", "lamps", "urn", "vases", "chair", "chairs", "vase", "vases");
        categories.forEach((name, category) ->
                test.put(ListingDraft.by(Set.of("chair", "vase").contains(name) ? "ann" : "sam", name)
                        .category(category)
                        .item(name, 500, 9)
                        .build()));
    }

    private static PolicyRule rule(String category, ProtocolId protocol) {
        Selector selector = new Selector(Set.of(category), Optional.empty(), Set.of(), Map.of());
        return PolicyRule.always(category, selector, choice(protocol));
    }

    private static Choice choice(ProtocolId protocol) {
        return new Choice(protocol, Json.object().build(), SettlementRule.EACH_ITEM);
    }

    private void keep(String listing, Json terms) {
        test.parley()
                .negotiations()
                .setPrivateTerms(ANN, new ListingRef(listing), terms, test.key())
                .orElseThrow();
    }

    private static Json perItem(String member, String item, Json value) {
        return Json.object().put(member, Json.object().put(item, value).build()).build();
    }

    private MandateId grant(MandateDraft draft, String... categories) {
        Scope scope = new Scope(false, Set.copyOf(Arrays.asList(categories)), Set.of(), Set.of());
        MandateView given = test.grant(ANN, draft.scope(scope));
        return given.mandate().id();
    }

    private static Conduct knowingLimits() {
        return new Conduct(Set.of("offer"), Optional.empty(), 0, Set.of(Disclosure.LIMITS));
    }

    private NegotiationId opened(Caller caller, String listing) {
        return test.parley()
                .negotiations()
                .open(caller, OpenNegotiation.on(new ListingRef(listing)), test.key())
                .orElseThrow()
                .id();
    }

    private DealId agreed(NegotiationId negotiation, String item) {
        String revision = look(ANN, negotiation).revision();
        move(
                ANN,
                negotiation,
                MakeMove.of("offer", ListingDraft.price(item, 300)).seeing(revision));
        NegotiationView offered = look(SAM, negotiation);
        return move(SAM, negotiation, TestParley.answer(offered, "accept"))
                .deals()
                .get(0);
    }

    private ApprovalId asked(Caller agent, NegotiationId negotiation, String item) {
        String revision = look(ANN, negotiation).revision();
        MakeMove offer = MakeMove.of("offer", ListingDraft.price(item, 450)).seeing(revision);
        return test.parley()
                .negotiations()
                .move(agent, negotiation, offer, test.key())
                .match(
                        done -> {
                            throw new IllegalStateException("it needed no approval");
                        },
                        refused -> new ApprovalId(
                                Optional.ofNullable(refused.params().get("approval"))
                                        .orElseThrow()
                                        .text()));
    }

    private NegotiationView move(Caller caller, NegotiationId negotiation, MakeMove move) {
        return test.parley()
                .negotiations()
                .move(caller, negotiation, move, test.key())
                .orElseThrow();
    }

    private NegotiationView look(Caller caller, NegotiationId negotiation) {
        return test.parley().negotiations().find(caller, negotiation).orElseThrow();
    }

    void revoke(MandateId mandate) {
        test.parley().mandates().revoke(ANN, mandate, test.key()).orElseThrow();
    }

    void endAuction() {
        test.clock().advance(Duration.ofDays(1));
    }

    /** The names of all that the agent which buys books may not see. */
    List<String> hidden() {
        List<String> hidden = new java.util.ArrayList<>();
        List.of(bike, lamp, chair, vase).forEach(one -> hidden.add(one.value()));
        otherMandates.forEach(one -> hidden.add(one.value()));
        otherDeals.forEach(one -> hidden.add(one.value()));
        hidden.add(bikeAsked.value());
        return hidden;
    }

    Facade facade() {
        return facade;
    }

    /** An answer as text, with the parts of a transcript as they are within. */
    static String withPartsOpened(Json answer) {
        StringBuilder text = new StringBuilder(answer.canonicalText());
        answer.find("events")
                .ifPresent(events -> events.elements()
                        .forEach(event -> event.find("parts")
                                .ifPresent(parts -> parts.elements()
                                        .forEach(part -> part.find("content")
                                                .ifPresent(content -> text.append(new String(
                                                        Base64Url.decode(content.text()), StandardCharsets.UTF_8)))))));
        return text.toString();
    }

    @Override
    public void close() {
        test.close();
    }
}
