// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.adapter.http.Reply;
import dev.parley.api.NegotiationView;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.testing.ListingDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A seeded script of moves that is played in two worlds, each move made of what its mover sees in that world. */
final class Script {
    private static final List<String> ANSWERS = List.of("counter", "counter", "reject", "accept", "withdraw", "offer");

    private final Random random;
    private final Listing listing;
    private final Caller buyer;
    private final Caller seller;

    Script(long seed, Listing listing, Caller buyer, Caller seller) {
        this.random = new Random(seed);
        this.listing = listing;
        this.buyer = buyer;
        this.seller = seller;
    }

    /** Something to do, the same in both worlds. */
    interface Step {
        /** Does it, and has the reply that its doer gets; nothing when there is none. */
        Optional<Reply> play(World world, Optional<NegotiationId> negotiation);
    }

    /**
     * A step with its name.
     *
     * @param who does it; empty for the clock
     */
    record Line(String what, Optional<Caller> who, Step step) {}

    Line next(boolean opened) {
        if (!opened) {
            return open();
        }
        int dice = random.nextInt(20);
        if (dice == 0) {
            Duration time = Duration.ofMinutes(random.nextInt(300));
            return new Line("pass " + time, Optional.empty(), (world, negotiation) -> {
                world.clock.advance(time);
                return Optional.empty();
            });
        }
        return move(random.nextInt(3) > 0 ? buyer : seller, dice < 5);
    }

    private Line open() {
        Json.Builder opening = Json.object().put("listing", listing.ref().value());
        boolean first = random.nextBoolean();
        Json offer = Json.object().put("kind", "offer").put("items", terms()).build();
        Json body = (first ? opening.put("first", offer) : opening).build();
        return new Line(
                "open " + body,
                Optional.of(buyer),
                (world, negotiation) -> Optional.of(world.send(buyer, "POST", "/negotiations", body)));
    }

    private Json terms() {
        List<Json> terms = new ArrayList<>();
        boolean all = random.nextInt(3) > 0;
        for (var item : listing.items()) {
            if (all || terms.isEmpty()) {
                terms.add(ListingDraft.price(item.id().value(), 20L * random.nextInt(60))
                        .toJson());
            }
        }
        return Json.array(terms);
    }

    private Line move(Caller who, boolean simulated) {
        String answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
        boolean stale = random.nextInt(12) == 0;
        Json items = terms();
        boolean more = random.nextBoolean();
        String what = (simulated ? "simulate " : "move ") + who + " " + answer + " " + items.canonicalText() + stale;
        return new Line(what, Optional.of(who), (world, negotiation) -> {
            Optional<NegotiationView> view = world.view(who, negotiation);
            Optional<Json> offer = view.flatMap(seen -> seen.details().find("offer"));
            String kind = offer.isEmpty() ? "offer" : answer;
            Json.Builder move = Json.object().put("kind", kind);
            if (kind.equals("offer") || kind.equals("counter")) {
                move.put("items", items);
            }
            if (kind.equals("reject") || kind.equals("withdraw")) {
                move.put(
                        "payload",
                        Json.object()
                                .put(kind.equals("reject") ? "invite" : "leave", more && kind.equals("reject"))
                                .build());
            }
            offer.ifPresent(standing -> move.put("answers", standing.get("id"))
                    .put("termsHash", stale ? Json.of("0".repeat(64)) : standing.get("termsHash")));
            String target =
                    "/negotiations/" + negotiation.map(NegotiationId::value).orElse("none") + "/moves";
            return Optional.of(world.sendSeeing(
                    who,
                    simulated ? target + "/simulate" : target,
                    move.build(),
                    offer.isEmpty() ? view : Optional.empty()));
        });
    }
}
