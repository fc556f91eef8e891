// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.application.store.DealRow;
import dev.parley.model.ApprovalId;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.OrderReference;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What the people of a town do, one random step after the other. */
final class Play {
    private static final List<String> KINDS = List.of("offer", "counter", "accept", "reject", "withdraw", "dance");

    private final Town town;
    private final Random random;
    private final Retries retries;
    final List<NegotiationId> negotiations = new ArrayList<>();
    /** Listings of which units were reported sold elsewhere. */
    final Set<String> forced = new HashSet<>();

    private final List<ApprovalId> approvals = new ArrayList<>();
    private final List<OrderReference> orders = new ArrayList<>();

    Play(Town town) {
        this.town = town;
        this.random = town.random;
        this.retries = new Retries(town);
    }

    /** Does something, and says what. */
    String step() {
        int dice = random.nextInt(100);
        try {
            if (dice < 15 || negotiations.isEmpty()) {
                return open();
            }
            if (dice < 52) {
                return move();
            }
            return dice < 75 ? dealWith() : surround(dice);
        } catch (StoreUnavailableException e) {
            return "out: " + e.getMessage();
        }
    }

    private Caller sometimesAgentOf(Caller principal) {
        return random.nextInt(3) == 0 ? town.agentOf(principal) : principal;
    }

    private String open() {
        Listing listing = town.any(town.listings);
        boolean sells = random.nextInt(12) == 0;
        Caller caller = sometimesAgentOf(sells ? town.person(listing.seller().value()) : town.buyer());
        OpenNegotiation bare = OpenNegotiation.on(listing.ref());
        OpenNegotiation open = random.nextInt(4) == 0 ? bare : bare.with(MakeMove.of("offer", terms(listing)));
        String what = "open " + caller + " " + open;
        Optional<Outcome<NegotiationView>> outcome =
                retries.send(caller, what, key -> town.parley.negotiations().open(caller, open, key));
        outcome.ifPresent(done -> note(done));
        return what + " -> " + outcome.map(Play::code);
    }

    private void note(Outcome<NegotiationView> outcome) {
        outcome.match(done -> negotiations.add(done.value().id()), refused -> false);
    }

    /** Terms of all items or one, cheap or dear, now and then none that could be. */
    private Terms[] terms(Listing listing) {
        List<Terms> terms = new ArrayList<>();
        boolean all = random.nextInt(3) > 0;
        for (var item : listing.items()) {
            if (all || terms.isEmpty()) {
                long price = random.nextInt(20) == 0 ? -1 : 200 + 100L * random.nextInt(12);
                String name = random.nextInt(40) == 0 ? "three" : item.id().value();
                terms.add(dev.parley.testing.ListingDraft.price(name, Math.max(price, 0)));
            }
        }
        return terms.toArray(Terms[]::new);
    }

    private String move() {
        NegotiationId negotiation = recent();
        Optional<NegotiationView> seen = town.parley
                .negotiations()
                .find(town.operator(), negotiation)
                .match(done -> Optional.of(done.value()), refused -> Optional.empty());
        if (seen.isEmpty()) {
            return "no such negotiation";
        }
        NegotiationView view = seen.get();
        SeatRole role = random.nextBoolean() ? SeatRole.BUYER : SeatRole.SELLER;
        Caller principal = view.seats().stream()
                .filter(seat -> seat.role() == role)
                .findFirst()
                .map(seat -> town.person(seat.principal().value()))
                .orElseGet(town::buyer);
        Caller caller = random.nextInt(30) == 0 ? town.buyer() : sometimesAgentOf(principal);
        MakeMove move = move(view, caller);
        String what = "move " + caller + " " + negotiation + " " + move;
        if (random.nextInt(10) == 0) {
            String stands = code(town.parley.negotiations().simulate(caller, negotiation, move));
            return "simulate " + what + " -> " + stands;
        }
        Optional<Outcome<NegotiationView>> outcome =
                retries.send(caller, what, key -> town.parley.negotiations().move(caller, negotiation, move, key));
        outcome.ifPresent(this::noteApproval);
        return what + " -> " + outcome.map(Play::code);
    }

    private void noteApproval(Outcome<NegotiationView> outcome) {
        String approval = outcome.match(done -> "", refused -> {
            Json named = refused.params().get("approval");
            return named == null ? "" : named.text();
        });
        if (!approval.isEmpty()) {
            approvals.add(new ApprovalId(approval));
        }
    }

    private NegotiationId recent() {
        int from = Math.max(0, negotiations.size() - 6);
        return negotiations.get(from + random.nextInt(negotiations.size() - from));
    }

    private MakeMove move(NegotiationView view, Caller caller) {
        Optional<Json> offer = view.details().find("offer");
        String kind = offer.isEmpty() && random.nextInt(4) > 0 ? "offer" : likely();
        boolean namesTerms = kind.equals("offer") || kind.equals("counter") || random.nextInt(20) == 0;
        MakeMove move = namesTerms ? MakeMove.of(kind, terms(view.listing())) : MakeMove.of(kind);
        if (offer.isPresent() && random.nextInt(20) > 0) {
            String hash = random.nextInt(25) == 0
                    ? "0".repeat(64)
                    : offer.get().get("termsHash").text();
            move = move.answering(new OfferId(offer.get().get("id").text()), new Hash(hash));
        } else {
            move = move.seeing(revision(view, caller));
        }
        return payload(move, kind, view.listing());
    }

    private String likely() {
        return random.nextInt(3) == 0 ? "accept" : town.any(KINDS);
    }

    private String revision(NegotiationView view, Caller caller) {
        if (random.nextInt(10) == 0) {
            return "1";
        }
        return town.parley
                .negotiations()
                .find(caller, view.id())
                .match(done -> done.value().revision(), refused -> view.revision());
    }

    private MakeMove payload(MakeMove move, String kind, Listing listing) {
        Json some = Json.array(List.of(Json.of(town.any(listing.items()).id().value())));
        return switch (kind + random.nextInt(3)) {
            case "accept0" -> move.payload(Json.object().put("items", some).build());
            case "reject0" -> move.payload(Json.object().put("invite", true).build());
            case "reject1" -> move.payload(Json.object().put("items", some).build());
            case "withdraw0" -> move.payload(Json.object().put("leave", true).build());
            case "counter0" -> {
                MakeMove bare = new MakeMove(
                        move.answers(),
                        move.termsHash(),
                        new dev.parley.protocol.WireMove(
                                kind, List.of(), Json.object().build()),
                        move.revision());
                yield bare.payload(Json.object().put("accepts", some).build());
            }
            default -> move;
        };
    }

    private String dealWith() {
        List<DealRow> deals = new ArrayList<>();
        for (NegotiationId negotiation : negotiations) {
            deals.addAll(town.chaos.calm().dealsOf(town.tenant, negotiation));
        }
        int dice = random.nextInt(12);
        if (!orders.isEmpty() && dice < 2) {
            OrderReference order = town.any(orders);
            return send(
                    "reverse " + order, town.host(), key -> town.parley.deals().reverse(town.host(), order, key));
        }
        if (deals.isEmpty()) {
            return surround(random.nextInt(25) + 75);
        }
        DealRow row = town.any(deals);
        Caller buyer = sometimesAgentOf(town.person(row.buyer().value()));
        if (dice < 4) {
            return send(
                    "checkout " + row.id(), buyer, key -> town.parley.deals().beginCheckout(buyer, row.id(), key));
        }
        if (dice < 6) {
            Caller by = town.any(List.of(buyer, town.person(row.seller().value()), town.operator()));
            return send(
                    "cancel " + row.id() + " " + by,
                    by,
                    key -> town.parley.deals().cancel(by, row.id(), key));
        }
        return redeem(deals, row);
    }

    private String redeem(List<DealRow> deals, DealRow row) {
        List<DealId> together = new ArrayList<>(List.of(row.id()));
        DealRow other = town.any(deals);
        if (random.nextInt(4) == 0 && !other.id().equals(row.id())) {
            together.add(other.id());
        }
        boolean old = !orders.isEmpty() && random.nextInt(4) == 0;
        OrderReference order = old ? town.any(orders) : new OrderReference("o" + orders.size());
        if (!old) {
            orders.add(order);
        }
        var outcome = town.parley.deals().redeemNow(town.host(), together, order);
        if (random.nextInt(4) == 0) {
            var again = town.parley.deals().redeemNow(town.host(), together, order);
            Outcome<List<DealView>> expected =
                    outcome.match(done -> new Outcome.Done<>(done.value(), true), refused -> refused);
            if (!again.equals(expected)) {
                throw new AssertionError("redeemed otherwise the second time: " + outcome + "\n" + again);
            }
        }
        return "redeem " + together + " " + order + " -> " + code(outcome);
    }

    private String surround(int dice) {
        if (dice < 84) {
            return pass();
        }
        if (dice < 88) {
            return retries.again(random);
        }
        return switch (dice) {
            case 88, 89 -> control();
            case 90 -> units();
            case 91 -> listing();
            case 92 -> {
                town.publish();
                yield "publish";
            }
            case 93 -> revoke();
            case 94 -> "grant " + town.grant();
            case 95 -> join();
            default -> approve();
        };
    }

    private String pass() {
        int dice = random.nextInt(10);
        if (dice == 0) {
            town.clock.set(town.clock.instant().minusSeconds(random.nextInt(90)));
            return "the clock goes back";
        }
        Duration time = dice < 6 ? Duration.ofSeconds(random.nextInt(120)) : Duration.ofMinutes(random.nextInt(90));
        town.clock.advance(time);
        return "pass " + time + ", done " + town.parley.runDue();
    }

    private String control() {
        NegotiationId negotiation = recent();
        OperatorAction action = town.any(List.of(OperatorAction.values()));
        return send(
                action + " " + negotiation,
                town.operator(),
                key -> town.parley.negotiations().control(town.operator(), negotiation, action, key));
    }

    private String units() {
        Listing listing = town.any(town.listings);
        ItemId item = town.any(listing.items()).id();
        String what = " " + listing.ref() + " " + item;
        return switch (random.nextInt(4)) {
            case 0 -> {
                forced.add(listing.ref().value());
                yield send(
                        "sold" + what,
                        town.host(),
                        key -> town.parley.listings().sold(town.host(), listing.ref(), item, 1, key));
            }
            case 1 ->
                send(
                        "restock" + what,
                        town.host(),
                        key -> town.parley.listings().restock(town.host(), listing.ref(), item, 1, key));
            default -> "sell" + what + " -> " + code(sell(listing, item));
        };
    }

    private Outcome<Sale> sell(Listing listing, ItemId item) {
        Sale sale = new Sale(new OrderReference("s" + random.nextInt(20)), listing.ref(), item, 1);
        return town.parley.listings().sellNow(town.host(), sale);
    }

    private String listing() {
        Listing listing = town.any(town.listings);
        if (random.nextBoolean()) {
            return send(
                    "withdraw " + listing.ref(),
                    town.host(),
                    key -> town.parley.listings().withdraw(town.host(), listing.ref(), key));
        }
        Optional<String> seen = town.parley
                .listings()
                .find(town.host(), listing.ref())
                .match(done -> Optional.of(done.value().revision()), refused -> Optional.empty());
        return send(
                "put " + listing.ref(),
                town.host(),
                key -> seen.map(revision -> town.parley.listings().replace(town.host(), revision, listing, key))
                        .orElseGet(() -> town.parley.listings().put(town.host(), listing, key)));
    }

    private String revoke() {
        if (town.mandates.isEmpty()) {
            return "no mandate";
        }
        var mandate = town.any(town.mandates);
        return send(
                "revoke " + mandate,
                town.operator(),
                key -> town.parley.mandates().revoke(town.operator(), mandate, key));
    }

    private String join() {
        NegotiationId negotiation = recent();
        Caller caller = town.buyer();
        return send(
                "join " + negotiation,
                caller,
                key -> town.parley.negotiations().join(caller, negotiation, Optional.empty(), key));
    }

    private String approve() {
        if (approvals.isEmpty()) {
            return "no approval";
        }
        ApprovalId approval = town.any(approvals);
        Caller principal = town.buyer();
        return random.nextInt(4) == 0
                ? send(
                        "deny " + approval,
                        principal,
                        key -> town.parley.mandates().deny(principal, approval, key))
                : send(
                        "approve " + approval,
                        principal,
                        key -> town.parley.mandates().approve(principal, approval, key));
    }

    private <T> String send(
            String what,
            Caller caller,
            java.util.function.Function<dev.parley.model.IdempotencyKey, Outcome<T>> command) {
        return what + " -> " + retries.send(caller, what, command).map(Play::code);
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
