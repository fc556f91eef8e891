// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.WireMove;
import dev.parley.testing.MoveDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws moves about the offer that stands, and now and then about anything. */
final class OfferDraw {
    private final AlternatingState state;
    private final Listing listing;
    private final Random random;
    private final MoveDraw anything;

    OfferDraw(AlternatingState state, Listing listing, Random random) {
        this.state = state;
        this.listing = listing;
        this.random = random;
        this.anything = new MoveDraw(listing, random);
    }

    WireMove draw(Allowed allowed) {
        if (random.nextInt(8) == 0) {
            return anything.draw(allowed, new AlternatingOffers().forms().movesSchema());
        }
        return switch (allowed.kind()) {
            case "offer" ->
                new WireMove("offer", offered(), message(Json.object()).build());
            case "counter" -> counter();
            case "accept" ->
                new WireMove("accept", List.of(), someItems(Json.object()).build());
            case "reject" ->
                new WireMove(
                        "reject",
                        List.of(),
                        message(someItems(Json.object().put("invite", random.nextInt(4) > 0)))
                                .build());
            default -> withdraw(allowed);
        };
    }

    private WireMove withdraw(Allowed allowed) {
        boolean leave = allowed.limits().find("leave").map(Json::bool).orElse(random.nextInt(3) == 0);
        return new WireMove(
                "withdraw", List.of(), Json.object().put("leave", leave).build());
    }

    private List<Terms> offered() {
        boolean all = state.isAllOrNothing() || random.nextBoolean();
        List<Terms> offered = new ArrayList<>();
        for (Item item : listing.items()) {
            if (state.isOpen(item.id()) && (all || random.nextBoolean())) {
                offered.add(anything.complete(item));
            }
        }
        return offered;
    }

    /** Each item of the offer is accepted, dropped, changed in part or whole, or kept; further ones come whole. */
    private WireMove counter() {
        List<ItemId> standing = state.offer().map(StandingOffer::items).orElse(List.of());
        List<Terms> changed = new ArrayList<>();
        List<ItemId> accepted = new ArrayList<>();
        List<ItemId> dropped = new ArrayList<>();
        for (Item item : listing.items()) {
            int fate = random.nextInt(state.isAllOrNothing() ? 4 : 7);
            if (!standing.contains(item.id())) {
                if (state.isOpen(item.id()) && random.nextBoolean()) {
                    changed.add(anything.complete(item));
                }
            } else if (fate < 3) {
                changed.add(fate == 0 ? anything.complete(item) : part(item));
            } else if (fate == 4 || fate == 5) {
                accepted.add(item.id());
            } else if (fate == 6) {
                dropped.add(item.id());
            }
        }
        Json.Builder payload = message(Json.object());
        put(payload, "accepts", accepted);
        put(payload, "drops", dropped);
        return new WireMove("counter", changed, payload.build());
    }

    private Terms part(Item item) {
        Terms whole = anything.complete(item);
        Map<IssueId, Value> values = new TreeMap<>();
        for (Issue issue : item.issues()) {
            if (random.nextBoolean()) {
                whole.value(issue.id()).ifPresent(value -> values.put(issue.id(), value));
            }
        }
        return Terms.of(item.id(), values);
    }

    private Json.Builder someItems(Json.Builder payload) {
        List<ItemId> some = new ArrayList<>();
        for (ItemId item : state.offer().map(StandingOffer::items).orElse(List.of())) {
            if (random.nextInt(3) == 0) {
                some.add(item);
            }
        }
        put(payload, "items", some);
        return payload;
    }

    private static void put(Json.Builder payload, String name, List<ItemId> items) {
        if (!items.isEmpty()) {
            payload.put(name, Json.array(items, item -> Json.of(item.value())));
        }
    }

    private Json.Builder message(Json.Builder payload) {
        return random.nextInt(3) == 0 ? payload.put("message", "message " + random.nextInt(100)) : payload;
    }
}
