// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.api.NegotiationView;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Allowed;
import dev.parley.testing.ListingDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Moves as a client makes them that knows nothing but the view. */
final class DrawnMove {
    private static final IssueId QUANTITY = new IssueId("quantity");
    static final List<Issue> QUANTITIES = List.of(new Issue(QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(1, 3, 1)));
    private static final long HIGH = 1_200;

    private final Random random;

    DrawnMove(Random random) {
        this.random = random;
    }

    /** A move of a kind that is allowed, within its limits. */
    Json within(NegotiationView view, Allowed allowed) {
        return switch (allowed.kind()) {
            case "offer", "counter", "submit" -> priced(view, allowed);
            case "reject" -> answering(view, "reject", flag("invite"));
            case "withdraw" ->
                allowed.answers().isPresent()
                        ? answering(view, "withdraw", flag("leave"))
                        : bare("withdraw", leave(allowed));
            default -> answering(view, allowed.kind(), Json.object().build());
        };
    }

    private static Json leave(Allowed allowed) {
        return allowed.limits().find("leave").isPresent()
                ? Json.object().put("leave", true).build()
                : Json.object().build();
    }

    /** A well-formed move of a kind that the view does not list, in answer to what stands. */
    Json anyway(NegotiationView view, String kind) {
        List<Terms> terms = new ArrayList<>();
        view.listing().items().forEach(item -> terms.add(terms(item, 500, 1)));
        Json.Builder move = Json.object().put("kind", kind);
        if (kind.equals("offer") || kind.equals("counter") || kind.equals("submit")) {
            move.put("items", Json.array(terms, Terms::toJson));
        }
        offer(view).ifPresent(offer -> move.put("answers", offer.get("id")).put("termsHash", offer.get("termsHash")));
        return move.build();
    }

    private Json flag(String name) {
        return Json.object().put(name, random.nextInt(3) > 0).build();
    }

    private static Json bare(String kind, Json payload) {
        return Json.object().put("kind", kind).put("payload", payload).build();
    }

    private static Json answering(NegotiationView view, String kind, Json payload) {
        Json offer = offer(view).orElseThrow();
        return Json.object()
                .put("kind", kind)
                .put("payload", payload)
                .put("answers", offer.get("id"))
                .put("termsHash", offer.get("termsHash"))
                .build();
    }

    private static Optional<Json> offer(NegotiationView view) {
        return view.details().find("offer");
    }

    private Json priced(NegotiationView view, Allowed allowed) {
        Json items = allowed.limits().get("items");
        Map<String, Terms> standing = standing(view);
        boolean partial = allowed.limits().find("partial").map(Json::bool).orElse(true);
        List<Terms> terms = new ArrayList<>();
        List<Json> drops = new ArrayList<>();
        for (Item item : view.listing().items()) {
            String name = item.id().value();
            boolean named = items.find(name).isPresent() && (!partial || terms.isEmpty() || random.nextBoolean());
            if (named) {
                terms.add(drawn(allowed, item, Optional.ofNullable(standing.get(name))));
            } else if (standing.containsKey(name)) {
                drops.add(Json.of(name));
            }
        }
        Json.Builder move = Json.object().put("kind", allowed.kind()).put("items", Json.array(terms, Terms::toJson));
        if (!drops.isEmpty()) {
            move.put("payload", Json.object().put("drops", Json.array(drops)).build());
        }
        if (allowed.answers().isPresent()) {
            offer(view).ifPresent(offer -> move.put("answers", offer.get("id")));
        }
        return move.build();
    }

    private static Map<String, Terms> standing(NegotiationView view) {
        Map<String, Terms> standing = new HashMap<>();
        offer(view)
                .ifPresent(offer -> offer.get("terms")
                        .<Terms>list(Terms::fromJson)
                        .forEach(terms -> standing.put(terms.item().value(), terms)));
        return standing;
    }

    /** Where only prices may not go beyond what stands, another quantity is asked for, or the price stays within. */
    private Terms drawn(Allowed allowed, Item item, Optional<Terms> standing) {
        Json range = allowed.limits()
                .get("items")
                .get(item.id().value())
                .find("price")
                .orElseGet(() -> Json.object().build());
        long min = range.find("min").map(Json::integer).orElse(0L);
        long max = Math.min(range.find("max").map(Json::integer).orElse(HIGH), Math.max(min, HIGH));
        Optional<Json> bound = allowed.limits().find("ifOnlyPricesChange");
        if (bound.isEmpty() || standing.isEmpty()) {
            return terms(item, between(min, max), 1L + random.nextInt(3));
        }
        long there = ((Value.Amount) standing.get().value(ListingDraft.PRICE).orElseThrow())
                .money()
                .minorUnits();
        if (item.issues().size() > 1) {
            long units = ((Value.Whole) standing.get().value(QUANTITY).orElseThrow()).number();
            return terms(item, between(min, max), 1 + units % 3);
        }
        boolean most = bound.get()
                .find("total")
                .or(() -> bound.get().get("items").find(item.id().value()))
                .filter(end -> end.find("max").isPresent())
                .isPresent();
        return most
                ? terms(item, between(min, Math.max(min, Math.min(max, there))), 1)
                : terms(item, between(Math.min(max, Math.max(min, there)), max), 1);
    }

    private long between(long min, long max) {
        return min + (max > min ? random.nextInt(Math.toIntExact(max - min + 1)) : 0);
    }

    private static Terms terms(Item item, long cents, long units) {
        Map<IssueId, Value> values = new HashMap<>();
        values.put(ListingDraft.PRICE, Value.of(new Money(cents, ListingDraft.EUR)));
        if (item.issues().size() > 1) {
            values.put(QUANTITY, Value.of(units));
        }
        return Terms.of(item.id(), values);
    }
}
