// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.demonstration;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Policies;
import dev.parley.examples.marketplace.people.People;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.PriceRange;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.auction.english.EnglishAuction;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a talk by each procedure when a marketplace starts without any, so that whoever looks at the demonstration finds
 * people at it: an offer that waits for its seller, a counter-offer, a deal to pay, sealed prices, a sealed auction and an
 * English one.
 */
public final class OpeningTalks {
    private static final Logger LOG = LoggerFactory.getLogger(OpeningTalks.class);
    private static final Caller OPERATOR = Caller.person("fairhand", Caller.Role.OPERATOR);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final String OFFER = "offer";

    private final Negotiations negotiations;
    private final Policies policies;

    public OpeningTalks(Negotiations negotiations, Policies policies) {
        this.negotiations = negotiations;
        this.policies = policies;
    }

    /** Opens them, unless there is a negotiation already. */
    public void open() {
        if (!negotiations
                .list(OPERATOR, NegotiationQuery.ALL)
                .orElseThrow()
                .items()
                .isEmpty()) {
            return;
        }
        letAuctionsBe();
        offered("emil", "cam-folding", "camera", Money.of(3_300, "EUR"));
        NegotiationView waits = offered("mara", "books-atlas", "atlas", Money.of(5_200, "EUR"));
        answer("tomasz", waits, counter(Terms.price("atlas", Money.of(6_000, "EUR"))));
        answer("jonas", offered("mara", "tape-uher", "recorder", Money.of(12_500, "EUR")), MakeMove.of("accept"));
        sealed("theo", "bike-child", "bicycle", Money.of(8_000, "EUR"));
        sealedAuction();
        englishAuction();
        LOG.info("Opened six talks for the demonstration");
    }

    /** Sealed prices for Lotte's bicycle, auctions of Haru's knife and Maeve's lamp, before the rules that are there. */
    private void letAuctionsBe() {
        Policy now = policies.current(People.HOUSE).orElseThrow();
        List<PolicyRule> rules = new ArrayList<>(List.of(
                rule("Bicycles of Lotte's by sealed prices", "bicycles", "lotte", "sealed-bid", halfway()),
                rule(
                        "Kitchen things of Haru's by auction",
                        "kitchen",
                        "haru",
                        "sealed-auction",
                        Json.object().build()),
                PolicyRule.always(
                        "Good furniture of Maeve's by English auction",
                        new Selector(
                                Set.of("furniture"),
                                Optional.of(new PriceRange(EUR, Optional.of(50_000L), Optional.empty())),
                                Set.of(new PrincipalId("maeve")),
                                Map.of()),
                        new Choice(EnglishAuction.ID, oneDay(), SettlementRule.EACH_ITEM))));
        rules.addAll(now.rules());
        Json draft = Json.object()
                .put("comment", "One listing by each procedure, for the demonstration.")
                .put("rules", Json.array(rules, PolicyRule::toJson))
                .build();
        policies.publish(People.HOUSE, now.version(), draft).orElseThrow();
    }

    private static PolicyRule rule(String name, String category, String seller, String protocol, Json parameters) {
        return PolicyRule.always(
                name,
                new Selector(Set.of(category), Optional.empty(), Set.of(new PrincipalId(seller)), Map.of()),
                new Choice(new ProtocolId(protocol, 1), parameters, SettlementRule.EACH_ITEM));
    }

    private static Json halfway() {
        return Json.object().put("pricing", "split").build();
    }

    /** A day, with a hidden reserve, and a price at which it may be bought at once. */
    private static Json oneDay() {
        return Json.object()
                .put("closesAfterSeconds", 86_400)
                .put("hiddenReserve", true)
                .put("buyNowPercent", 80)
                .build();
    }

    private NegotiationView offered(String buyer, String listing, String item, Money price) {
        return begin(buyer, listing, Optional.of(MakeMove.of(OFFER, Terms.price(item, price))));
    }

    private void sealed(String buyer, String listing, String item, Money price) {
        begin(buyer, listing, Optional.of(MakeMove.of("submit", Terms.price(item, price))));
    }

    /** Only the seller opens an auction; two buyers are in it. */
    private void sealedAuction() {
        NegotiationView opened = begin("haru", "knife-gyuto", Optional.empty());
        for (Map.Entry<String, Long> bid :
                Map.of("noor", 15_000L, "emil", 14_000L).entrySet()) {
            Caller buyer = Caller.person(bid.getKey());
            negotiations.join(buyer, opened.id(), Optional.empty()).orElseThrow();
            negotiations
                    .move(
                            buyer,
                            opened.id(),
                            MakeMove.of("submit", Terms.price("knife", Money.of(bid.getValue(), "JPY"))))
                    .orElseThrow();
        }
    }

    /** The dockyard lamp: three buyers have bid, and the hidden reserve is not met yet. */
    private void englishAuction() {
        ListingRef lamp = new ListingRef("lamp-dock");
        Caller seller = Caller.person("maeve");
        Json reserve = Json.object().put("reserve", 30_000).build();
        negotiations.setPrivateTerms(seller, lamp, reserve).orElseThrow();
        NegotiationView opened = begin("maeve", lamp.value(), Optional.empty());
        bid("theo", opened, 9_000);
        bid("mara", opened, 14_000);
        bid("emil", opened, 12_500);
    }

    private void bid(String who, NegotiationView auction, long maximum) {
        Caller buyer = Caller.person(who);
        negotiations.join(buyer, auction.id(), Optional.empty()).orElseThrow();
        negotiations
                .move(buyer, auction.id(), MakeMove.of("bid", Terms.price("lamp", Money.of(maximum, "EUR"))))
                .orElseThrow();
    }

    private NegotiationView begin(String who, String listing, Optional<MakeMove> first) {
        OpenNegotiation open = OpenNegotiation.on(new ListingRef(listing));
        return negotiations
                .open(Caller.person(who), first.map(open::with).orElse(open))
                .orElseThrow();
    }

    private static MakeMove counter(Terms terms) {
        return MakeMove.of("counter", terms);
    }

    private void answer(String who, NegotiationView to, MakeMove move) {
        negotiations.move(Caller.person(who), to.id(), move.answering(to)).orElseThrow();
    }
}
