// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.adapter.http.Reply;
import dev.parley.api.EventView;
import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.port.Caller;
import dev.parley.testing.ListingDraft;
import java.util.List;
import java.util.Optional;

/** Two worlds that an observer must not tell apart. */
final class Pair {
    private static final int SHOWN = 300;
    private static final int AROUND_EVERY = 4;
    private static final String LIST = "/negotiations";

    final World one;
    final World two;
    private final List<Caller> observers;
    private Optional<NegotiationId> idInOne = Optional.empty();
    private Optional<NegotiationId> idInTwo = Optional.empty();
    private int compared;
    private int steps;
    private int offersSeen;

    Pair(World one, World two, List<Caller> observers) {
        this.one = one;
        this.two = two;
        this.observers = observers;
    }

    boolean opened() {
        return idInOne.isPresent() && idInTwo.isPresent();
    }

    /** How many replies were compared. */
    int compared() {
        return compared;
    }

    /** Says when what has just happened tells the worlds apart by the rules. */
    interface Disclosed {
        boolean by(Script.Line line, Optional<Reply> inOne, Optional<Reply> inTwo);
    }

    /**
     * Plays a step in both worlds and compares all that the observers see.
     *
     * @return whether to go on: not once the rules have disclosed the secret
     */
    boolean play(Script.Line line, Disclosed disclosed) {
        Optional<Reply> inOne = line.step().play(one, idInOne);
        Optional<Reply> inTwo = line.step().play(two, idInTwo);
        if (!opened()) {
            idInOne = opened(inOne);
            idInTwo = opened(inTwo);
        }
        if (disclosed.by(line, inOne, inTwo)) {
            return false;
        }
        if (line.who().filter(observers::contains).isPresent() && inOne.isPresent()) {
            same("the reply to " + line.what(), one.seen(inOne.get()), two.seen(inTwo.orElseThrow()));
        }
        if (opened()) {
            observers.forEach(this::look);
            if (++steps % AROUND_EVERY == 0) {
                observers.forEach(this::lookAround);
            }
        }
        one.clock.advance(java.time.Duration.ofSeconds(1));
        two.clock.advance(java.time.Duration.ofSeconds(1));
        return opened();
    }

    private static Optional<NegotiationId> opened(Optional<Reply> reply) {
        return reply.filter(opening -> opening.status() == 201)
                .map(opening -> JsonReader.read(World.body(opening)).get("id").text())
                .map(NegotiationId::new);
    }

    private void look(Caller who) {
        for (String path : List.of("", "/events")) {
            Reply inOne = one.get(who, "/negotiations/" + idInOne.orElseThrow() + path);
            Reply inTwo = two.get(who, "/negotiations/" + idInTwo.orElseThrow() + path);
            same(who + " gets " + path, one.seen(inOne), two.seen(inTwo));
        }
        same(who + " gets the list", one.seen(one.get(who, LIST)), two.seen(two.get(who, LIST)));
    }

    /** Looks at what changes less often, or costs more. */
    private void lookAround(Caller who) {
        for (String path : List.of("/negotiations?open=true", "/approvals", "/mandates")) {
            same(who + " gets " + path, one.seen(one.get(who, path)), two.seen(two.get(who, path)));
        }
        sameWithoutProofs(who, "/deals", "/deals");
        sameWithoutProofs(
                who,
                "/negotiations/" + idInOne.orElseThrow() + "/transcript",
                "/negotiations/" + idInTwo.orElseThrow() + "/transcript");
    }

    private void sameWithoutProofs(Caller who, String pathInOne, String pathInTwo) {
        same(
                who + " gets " + pathInOne,
                one.seenWithoutProofs(one.get(who, pathInOne)),
                two.seenWithoutProofs(two.get(who, pathInTwo)));
    }

    private void same(String what, String inOne, String inTwo) {
        compared++;
        if (!inOne.equals(inTwo)) {
            throw new AssertionError(
                    what + " tells the worlds apart:\n" + around(inOne, inTwo) + "\n" + around(inTwo, inOne));
        }
    }

    static String around(String text, String other) {
        int at = 0;
        while (at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        return text.substring(Math.max(0, at - SHOWN), Math.min(text.length(), at + SHOWN));
    }

    /** The terms of the buyer's offers that were made since this was asked last, the same in both worlds. */
    List<Terms> newOffersOfTheBuyer() {
        if (!opened()) {
            return List.of();
        }
        List<EventView> events = one.events(idInOne.orElseThrow());
        List<Terms> terms = events.subList(offersSeen, events.size()).stream()
                .filter(event -> event.type().equals("offer-made"))
                .map(EventView::details)
                .filter(details -> details.get("by").text().equals("buyer"))
                .flatMap(details -> details.get("terms").<Terms>list(Terms::fromJson).stream())
                .toList();
        offersSeen = events.size();
        return terms;
    }

    static long cents(Terms terms) {
        Value price = terms.value(ListingDraft.PRICE).orElseThrow();
        return ((Value.Amount) price).money().minorUnits();
    }

    static Json thresholds(Json.Builder items) {
        return Json.object().put("items", items.build()).build();
    }
}
