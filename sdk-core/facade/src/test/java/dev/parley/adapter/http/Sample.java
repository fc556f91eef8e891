// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.ApprovalView;
import dev.parley.api.BarView;
import dev.parley.api.DealView;
import dev.parley.api.DrawView;
import dev.parley.api.DryRun;
import dev.parley.api.ErasureView;
import dev.parley.api.EventView;
import dev.parley.api.HoldView;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.PrivateTermsView;
import dev.parley.api.Protocols.ProtocolDescription;
import dev.parley.api.StockView;
import dev.parley.api.TranscriptExport;
import dev.parley.mandate.Approval;
import dev.parley.mandate.Bounds;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.IssueBound;
import dev.parley.mandate.Limit;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.ProposedMove;
import dev.parley.mandate.Scope;
import dev.parley.model.AgentId;
import dev.parley.model.ApprovalId;
import dev.parley.model.BarId;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Disclosure;
import dev.parley.model.Domain;
import dev.parley.model.Hash;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.OrderReference;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.PriceRange;
import dev.parley.policy.Selector;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.WireMove;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealConditions;
import dev.parley.settlement.DealLine;
import dev.parley.settlement.DealOrigin;
import dev.parley.settlement.EndedDeal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One of everything that use cases yield, with every optional part there. */
final class Sample {
    static final Instant NOW = Instant.parse("2026-11-20T10:21:00.000001Z");
    static final Currency EUR = Currency.getInstance("EUR");
    static final Json EMPTY = Json.object().build();
    static final Hash HASH = Hash.sha256(new byte[] {1});

    static DrawView draw() {
        return new DrawView(new ItemId("lamp"), HASH, List.of(new SeatId("seller")), true);
    }

    static final ProtocolId PROTOCOL = new ProtocolId("alternating-offers", 1);
    static final NegotiationId NEGOTIATION = new NegotiationId("neg-1");
    static final Seat BUYER = new Seat(new SeatId("buyer"), SeatRole.BUYER, new PrincipalId("buyer-1"));
    static final Seat SELLER = new Seat(new SeatId("seller"), SeatRole.SELLER, new PrincipalId("seller-1"));

    private Sample() {}

    static Listing listing() {
        List<Issue> issues = List.of(
                new Issue(new IssueId("price"), IssueRole.UNIT_PRICE, new Domain.Price(EUR, 0, 100_000, 50)),
                new Issue(new IssueId("count"), IssueRole.QUANTITY, new Domain.Numbers(1, 9, 2)),
                new Issue(new IssueId("weight"), IssueRole.OTHER, new Domain.Decimal(1, 9, 25, 2)),
                new Issue(
                        new IssueId("day"),
                        IssueRole.OTHER,
                        new Domain.Date(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 24))),
                new Issue(new IssueId("colour"), IssueRole.OTHER, new Domain.Choice(List.of("red", "blue"))));
        return new Listing(
                new ListingRef("lamp-1"),
                new PrincipalId("seller-1"),
                "lamps",
                Map.of("age", "new"),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_PAYMENT,
                StockPolicy.FIRST_TO_PAY,
                List.of(new Item(new ItemId("lamp"), "A lamp", issues, new Money(90_000, EUR), 3)));
    }

    static Terms terms() {
        return Terms.of(
                new ItemId("lamp"),
                Map.of(
                        new IssueId("price"), Value.of(new Money(80_000, EUR)),
                        new IssueId("count"), Value.of(1),
                        new IssueId("colour"), Value.of("red")));
    }

    static Allowed allowed() {
        return new Allowed("accept", Optional.of(new OfferId("off-1")), EMPTY);
    }

    static NegotiationView negotiation() {
        return new NegotiationView(
                NEGOTIATION,
                "7",
                Optional.of(BUYER.id()),
                List.of(BUYER, SELLER),
                true,
                List.of(SELLER.id()),
                listing(),
                PROTOCOL,
                Json.object().put("maxRounds", 5).build(),
                HASH,
                SettlementRule.EACH_ITEM,
                true,
                "awaiting-buyer",
                Json.object().put("offers", Json.array(List.of())).build(),
                List.of(allowed()),
                Optional.of(NOW.plusSeconds(60)),
                List.of(new DealId("deal-1")),
                NOW,
                NOW,
                NOW);
    }

    static NegotiationSummary summary() {
        return new NegotiationSummary(
                NEGOTIATION,
                new ListingRef("lamp-1"),
                PROTOCOL,
                List.of(BUYER, SELLER),
                true,
                "awaiting-buyer",
                true,
                Optional.of(NOW),
                NOW,
                NOW);
    }

    static EventView event() {
        return new EventView(1, "offer-made", NOW, EMPTY);
    }

    static TranscriptExport transcript() {
        return new TranscriptExport(NEGOTIATION, List.of(EMPTY), "a.b.c");
    }

    static Mandate mandate() {
        Bounds bounds = new Bounds(
                List.of(IssueBound.anywhere(new IssueId("price"), Limit.Range.atMost(90_000))),
                Optional.of(new Money(1, EUR)),
                Optional.of(new Money(2, EUR)),
                Optional.of(new Money(3, EUR)),
                Optional.of(4L),
                Optional.of(new Money(5, EUR)));
        return new Mandate(
                new MandateId("man-1"),
                new Tenant("main"),
                new PrincipalId("buyer-1"),
                Optional.of(new AgentId("bot-1")),
                SeatRole.BUYER,
                Scope.ANYTHING,
                EUR,
                PriceBasis.ALL_INCLUDED,
                bounds,
                new Conduct(Set.of("offer"), Optional.of(3L), 1, Set.of(Disclosure.DEADLINE)),
                NOW,
                NOW.plusSeconds(3_600),
                Optional.of(new MandateId("man-0")),
                1,
                NOW,
                Optional.of(NOW));
    }

    static MandateView mandateView() {
        return new MandateView(mandate(), 10, 20, 1, 2, NOW);
    }

    static BarView bar() {
        return new BarView(
                new BarId("bar-1"),
                BUYER.principal(),
                "counterfeits",
                new PrincipalId("olga"),
                NOW,
                Optional.of(NOW),
                new BarView.Ending(true, 1, 2, 3, 0),
                NOW);
    }

    static HoldView hold() {
        return new HoldView(
                HoldView.Kind.BUDGET,
                80_000,
                Optional.of(EUR),
                Optional.of(mandate().id()),
                Optional.of(new ListingRef("bike-1")),
                Optional.of(new ItemId("bike")),
                Optional.of(NEGOTIATION),
                Optional.of(new DealId("deal-1")),
                NOW);
    }

    static ApprovalView approval() {
        ProposedMove move = new ProposedMove(
                Optional.of(new OfferId("off-1")), Optional.of(HASH), new WireMove("accept", List.of(terms()), EMPTY));
        return new ApprovalView(
                Approval.requested(
                        new ApprovalId("app-1"),
                        Approval.Place.in(NEGOTIATION),
                        mandate(),
                        BUYER.id(),
                        move,
                        new Money(80_000, EUR),
                        NOW,
                        NOW.plusSeconds(60)),
                Optional.of(Reason.STALE_OFFER),
                new TreeMap<>(),
                NOW);
    }

    static Policy policy() {
        Selector selector = new Selector(
                Set.of("lamps"),
                Optional.of(new PriceRange(EUR, Optional.of(1L), Optional.of(2L))),
                Set.of(new PrincipalId("seller-1")),
                Map.of("age", "new"));
        PolicyRule rule = PolicyRule.always("Lamps", selector, new Choice(PROTOCOL, EMPTY, SettlementRule.ALL))
                .during(Optional.of(NOW), Optional.of(NOW.plusSeconds(1)));
        PolicyRule other = PolicyRule.always(
                "The rest", Selector.EVERY_LISTING, new Choice(PROTOCOL, EMPTY, SettlementRule.EACH_ITEM));
        PolicyRule idle = PolicyRule.always("Too late", selector, new Choice(PROTOCOL, EMPTY, SettlementRule.ALL));
        return new Policy(3, NOW, new PrincipalId("editor"), "why", List.of(rule, other, idle));
    }

    static DryRun dryRun() {
        return new DryRun(
                new ListingRef("lamp-1"), policy().explain(listing(), NOW), true, Optional.of(refusedTrial()));
    }

    private static DryRun.Trial refusedTrial() {
        return DryRun.Trial.refused(Refusal.of(Reason.INVALID_RULES).with("item", Json.of("lamp")));
    }

    static PrivateTermsView lapsedTerms() {
        return new PrivateTermsView(EMPTY, List.of(PrivateTermsView.Lapse.CURRENCY_CHANGED));
    }

    static DealView deal() {
        DealOrigin origin = new DealOrigin(
                NEGOTIATION,
                new ListingRef("lamp-1"),
                PROTOCOL,
                HASH,
                Optional.of(3L),
                new DealOrigin.TranscriptHead(4, HASH));
        Money amount = new Money(80_000, EUR);
        Deal deal = new Deal(
                new DealId("deal-1"),
                new Tenant("main"),
                new PrincipalId("seller-1"),
                new PrincipalId("buyer-1"),
                origin,
                new DealConditions(
                        PriceBasis.ALL_INCLUDED,
                        Binding.ON_PAYMENT,
                        StockPolicy.FIRST_TO_PAY,
                        SettlementRule.EACH_ITEM),
                List.of(new DealLine(terms(), amount, 1)),
                amount,
                NOW,
                NOW.plusSeconds(900));
        return new DealView(
                deal, "a.b.c", new EndedDeal.Redeemed(new OrderReference("order-1"), NOW.plusSeconds(1)), NOW);
    }

    static ErasureView erasure() {
        return new ErasureView(new PrincipalId("buyer-1"), NOW, Optional.of(NOW.plusSeconds(2)), 7, NOW.plusSeconds(3));
    }

    static StockView stock() {
        return new StockView(new ItemId("lamp"), 3, 1, 1);
    }

    static ProtocolDescription protocol() {
        Lifecycle lifecycle = new Lifecycle(
                "open",
                List.of(
                        new Lifecycle.Phase(
                                "open",
                                false,
                                List.of(new Lifecycle.MoveRule(
                                        "offer", Set.of(SeatRole.SELLER, SeatRole.BUYER), Set.of("open", "closed"))),
                                Set.of("closed"),
                                Set.of("closed")),
                        Lifecycle.Phase.terminal("closed")));
        return new ProtocolDescription(PROTOCOL, lifecycle, Json.of(true), EMPTY, Json.of(false));
    }
}
