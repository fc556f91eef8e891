// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.ApprovalView;
import dev.parley.api.BarView;
import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.DrawExport;
import dev.parley.api.DrawList;
import dev.parley.api.DrawView;
import dev.parley.api.Draws;
import dev.parley.api.DryRun;
import dev.parley.api.ErasureView;
import dev.parley.api.Erasures;
import dev.parley.api.EventView;
import dev.parley.api.HoldView;
import dev.parley.api.Listings;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.Mandates;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.PrivateTermsView;
import dev.parley.api.Protocols;
import dev.parley.api.Sale;
import dev.parley.api.Simulation;
import dev.parley.api.StockView;
import dev.parley.api.TranscriptExport;
import dev.parley.api.VoidBid;
import dev.parley.model.ApprovalId;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyFault;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Use cases that note what they are asked and answer with a sample, or as they are told. */
final class Fakes {
    /** What was asked, the arguments in order without the caller. */
    final List<List<Object>> asked = new ArrayList<>();

    private Optional<Outcome.Refused<?>> refusal = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean replayed;

    void refuse(Outcome.Refused<?> with) {
        refusal = Optional.of(with);
    }

    void fail(RuntimeException with) {
        failure = Optional.of(with);
    }

    void replay() {
        replayed = true;
    }

    Facade facade() {
        return new Facade(subjects(), FacadeSettings.of(() -> Sample.NOW, () -> "inc-1"));
    }

    Subjects subjects() {
        return new Subjects(
                new FakeProtocols(),
                new FakeListings(),
                new FakeNegotiations(),
                new FakeDraws(),
                new FakeMandates(),
                new FakePrincipals(),
                new FakePolicies(),
                new FakeDeals(),
                new FakeErasures(),
                () -> {
                    note("keys");
                    return Json.object()
                            .put(
                                    "keys",
                                    Json.array(List.of(
                                            Json.object().put("kty", "EC").build())))
                            .build();
                });
    }

    private void note(Object... arguments) {
        asked.add(Arrays.asList(arguments));
        failure.ifPresent(unchecked -> {
            throw unchecked;
        });
    }

    private <T> Outcome<T> answer(T value, Object... arguments) {
        note(arguments);
        return refusal.<Outcome<T>>map(Outcome.Refused::as).orElseGet(() -> new Outcome.Done<>(value, replayed));
    }

    private static <T> Page<T> page(T item) {
        return new Page<>(List.of(item), Optional.of("next-1"));
    }

    private final class FakeProtocols implements Protocols {
        @Override
        public List<ProtocolDescription> all() {
            note("all");
            return List.of(Sample.protocol());
        }

        @Override
        public Optional<ProtocolDescription> find(String name) {
            note("find", name);
            return name.equals("unknown") ? Optional.empty() : Optional.of(Sample.protocol());
        }
    }

    private final class FakeDraws implements Draws {
        @Override
        public Outcome<DrawList> list(Caller caller, NegotiationId negotiation) {
            return answer(new DrawList(List.of(Sample.draw()), Optional.of(new PrincipalId("eve"))), negotiation);
        }

        @Override
        public Outcome<DrawView> consent(Caller caller, NegotiationId negotiation, ItemId item, IdempotencyKey key) {
            return answer(Sample.draw(), negotiation, item, key);
        }

        @Override
        public Outcome<DrawExport> open(Caller caller, NegotiationId negotiation, ItemId item) {
            return answer(new DrawExport(Json.object().put("item", item.value()).build(), "a.b.c"), negotiation, item);
        }
    }

    private final class FakeErasures implements Erasures {
        @Override
        public Outcome<ErasureView> erase(Caller operator, PrincipalId principal, IdempotencyKey key) {
            return answer(Sample.erasure(), principal, key);
        }

        @Override
        public Outcome<ErasureView> find(Caller operator, PrincipalId principal) {
            return answer(Sample.erasure(), principal);
        }
    }

    private final class FakeListings implements Listings {
        @Override
        public Outcome<Listing> put(Caller caller, Listing listing, IdempotencyKey key) {
            return answer(listing, listing, key);
        }

        @Override
        public Outcome<Listing> replace(Caller caller, String seen, Listing listing, IdempotencyKey key) {
            return answer(listing, seen, listing, key);
        }

        @Override
        public Outcome<List<StockView>> restock(
                Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key) {
            return answer(List.of(Sample.stock()), listing, item, units, key);
        }

        @Override
        public Outcome<Sale> sell(Caller caller, Sale sale) {
            return answer(sale, sale);
        }

        @Override
        public Outcome<Sale> sellNow(Caller caller, Sale sale) {
            return answer(sale, sale);
        }

        @Override
        public Outcome<Listing> find(Caller caller, ListingRef listing) {
            return answer(Sample.listing(), listing);
        }

        @Override
        public Outcome<Listing> withdraw(Caller caller, ListingRef listing, IdempotencyKey key) {
            return answer(Sample.listing(), listing, key);
        }

        @Override
        public Outcome<List<StockView>> sold(
                Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key) {
            return answer(List.of(Sample.stock()), listing, item, units, key);
        }

        @Override
        public Outcome<List<StockView>> stock(Caller caller, ListingRef listing) {
            return answer(List.of(Sample.stock()), listing);
        }
    }

    private final class FakeNegotiations implements Negotiations {
        @Override
        public Outcome<NegotiationView> open(Caller caller, OpenNegotiation command, IdempotencyKey key) {
            return answer(Sample.negotiation(), command, key);
        }

        @Override
        public Outcome<NegotiationView> join(
                Caller caller, NegotiationId negotiation, Optional<Json> privateTerms, IdempotencyKey key) {
            return answer(Sample.negotiation(), negotiation, privateTerms, key);
        }

        @Override
        public Outcome<NegotiationView> move(
                Caller caller, NegotiationId negotiation, MakeMove command, IdempotencyKey key) {
            return answer(Sample.negotiation(), negotiation, command, key);
        }

        @Override
        public Outcome<Simulation> simulate(Caller caller, NegotiationId negotiation, MakeMove command) {
            Simulation simulation = new Simulation(
                    Optional.of(Reason.ROUND_LIMIT),
                    new TreeMap<>(),
                    Optional.of(new Money(1, Sample.EUR)),
                    List.of(new Simulation.Warning(Simulation.Warning.Code.ABOVE_LIST_PRICE, new ItemId("bike"))));
            return answer(simulation, negotiation, command);
        }

        @Override
        public Outcome<NegotiationView> control(
                Caller caller, NegotiationId negotiation, OperatorAction action, IdempotencyKey key) {
            return answer(Sample.negotiation(), negotiation, action, key);
        }

        @Override
        public Outcome<NegotiationView> voidBid(
                Caller caller, NegotiationId negotiation, VoidBid bid, IdempotencyKey key) {
            return answer(Sample.negotiation(), negotiation, bid, key);
        }

        @Override
        public Outcome<NegotiationView> find(Caller caller, NegotiationId negotiation) {
            return answer(Sample.negotiation(), negotiation);
        }

        @Override
        public Outcome<Page<NegotiationSummary>> list(Caller caller, NegotiationQuery query) {
            return answer(page(Sample.summary()), query);
        }

        @Override
        public Outcome<Page<EventView>> events(
                Caller caller, NegotiationId negotiation, Optional<String> cursor, int limit) {
            return answer(page(Sample.event()), negotiation, cursor, limit);
        }

        @Override
        public Outcome<TranscriptExport> transcript(Caller caller, NegotiationId negotiation) {
            return answer(Sample.transcript(), negotiation);
        }

        @Override
        public Outcome<PrivateTermsView> setPrivateTerms(
                Caller caller, ListingRef listing, Json terms, IdempotencyKey key) {
            return answer(new PrivateTermsView(terms, List.of()), listing, terms, key);
        }

        @Override
        public Outcome<PrivateTermsView> privateTerms(Caller caller, ListingRef listing) {
            return answer(Sample.lapsedTerms(), listing);
        }
    }

    private final class FakeMandates implements Mandates {
        @Override
        public Outcome<MandateView> grant(Caller caller, Json draft, IdempotencyKey key) {
            return answer(Sample.mandateView(), draft, key);
        }

        @Override
        public Outcome<MandateView> revoke(Caller caller, MandateId mandate, IdempotencyKey key) {
            return answer(Sample.mandateView(), mandate, key);
        }

        @Override
        public Outcome<MandateView> find(Caller caller, MandateId mandate) {
            return answer(Sample.mandateView(), mandate);
        }

        @Override
        public Outcome<Page<MandateView>> list(
                Caller caller, Optional<PrincipalId> principal, Optional<String> cursor, int limit) {
            return answer(page(Sample.mandateView()), principal, cursor, limit);
        }

        @Override
        public Outcome<ApprovalView> approval(Caller caller, ApprovalId approval) {
            return answer(Sample.approval(), approval);
        }

        @Override
        public Outcome<Page<ApprovalView>> approvals(Caller caller, Optional<String> cursor, int limit) {
            return answer(page(Sample.approval()), cursor, limit);
        }

        @Override
        public Outcome<ApprovalView> approve(Caller caller, ApprovalId approval, IdempotencyKey key) {
            return answer(Sample.approval(), approval, key);
        }

        @Override
        public Outcome<ApprovalView> deny(Caller caller, ApprovalId approval, IdempotencyKey key) {
            return answer(Sample.approval(), approval, key);
        }
    }

    private final class FakePrincipals implements Principals {
        @Override
        public Outcome<BarView> bar(Caller caller, PrincipalId principal, String reason, IdempotencyKey key) {
            return answer(Sample.bar(), principal, reason, key);
        }

        @Override
        public Outcome<BarView> readmit(Caller caller, PrincipalId principal, IdempotencyKey key) {
            return answer(Sample.bar(), principal, key);
        }

        @Override
        public Outcome<Page<BarView>> bars(Caller caller, PrincipalId principal, Optional<String> cursor, int limit) {
            return answer(page(Sample.bar()), principal, cursor, limit);
        }

        @Override
        public Outcome<Page<HoldView>> holds(Caller caller, PrincipalId principal, Optional<String> cursor, int limit) {
            return answer(page(Sample.hold()), principal, cursor, limit);
        }
    }

    private final class FakePolicies implements Policies {
        @Override
        public Outcome<Policy> current(Caller caller) {
            return answer(Sample.policy());
        }

        @Override
        public Outcome<Policy> version(Caller caller, long version) {
            return answer(Sample.policy(), version);
        }

        @Override
        public Outcome<Page<Policy>> versions(Caller caller, Optional<String> cursor, int limit) {
            return answer(page(Sample.policy()), cursor, limit);
        }

        @Override
        public Outcome<Policy> publish(Caller caller, long expectedVersion, Json draft, IdempotencyKey key) {
            return answer(Sample.policy(), expectedVersion, draft, key);
        }

        @Override
        public Outcome<List<DryRun>> dryRun(
                Caller caller, List<ListingRef> listings, Optional<Json> draft, Optional<Instant> at) {
            return answer(List.of(Sample.dryRun()), listings, draft, at);
        }

        @Override
        public Outcome<List<PolicyFault>> warnings(Caller caller, Optional<Json> draft) {
            return answer(Sample.policy().warnings(), draft);
        }
    }

    private final class FakeDeals implements Deals {
        @Override
        public Outcome<DealView> find(Caller caller, DealId deal) {
            return answer(Sample.deal(), deal);
        }

        @Override
        public Outcome<Page<DealView>> list(
                Caller caller, Optional<PrincipalId> principal, Optional<String> cursor, int limit) {
            return answer(page(Sample.deal()), principal, cursor, limit);
        }

        @Override
        public Outcome<DealView> beginCheckout(Caller caller, DealId deal, IdempotencyKey key) {
            return answer(Sample.deal(), deal, key);
        }

        @Override
        public Outcome<List<DealView>> redeem(Caller caller, List<DealId> deals, OrderReference order) {
            throw new IllegalStateException("over HTTP a redemption has a transaction of its own");
        }

        @Override
        public Outcome<List<DealView>> redeemNow(Caller caller, List<DealId> deals, OrderReference order) {
            return answer(List.of(Sample.deal()), deals, order);
        }

        @Override
        public Outcome<List<DealView>> reverse(Caller caller, OrderReference order, IdempotencyKey key) {
            return answer(List.of(Sample.deal()), order, key);
        }

        @Override
        public Outcome<DealView> cancel(Caller caller, DealId deal, IdempotencyKey key) {
            return answer(Sample.deal(), deal, key);
        }
    }
}
