// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import static dev.parley.testing.TestParley.HOST;
import static java.util.Objects.requireNonNull;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.ApprovalId;
import dev.parley.model.DealId;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.util.ArrayList;
import java.util.List;

/** A marketplace that hears of everything; each negotiation is about a lamp of its own, of which there is one. */
final class ListeningMarket implements AutoCloseable {
    static final Caller BUYER = Caller.person("buyer");
    static final Caller SELLER = Caller.person("seller");
    static final Caller BOT = Caller.agent("buyer", "bot");

    final List<Happened> heard;
    final TestParley test;
    private int listings;

    /** One that adds to what was heard elsewhere. */
    ListeningMarket(List<Happened> heard) {
        this.heard = heard;
        this.test = TestParley.empty(builder -> builder.listener("ear", heard::add));
        test.publish(PolicyDraft.everything(AlternatingOffers.ID));
    }

    ListeningMarket() {
        this(new ArrayList<>());
    }

    Parley parley() {
        return test.parley();
    }

    Listing lamp() {
        return test.put(draft("lamp-" + ++listings).build());
    }

    static ListingDraft draft(String ref) {
        return ListingDraft.by("seller", ref).item("lamp", 80_00, 1);
    }

    DealId agreed() {
        return agreed(lamp());
    }

    DealId agreed(Listing lamp) {
        NegotiationView offered = offered(BUYER, lamp, 60_00).orElseThrow();
        return parley().negotiations()
                .move(SELLER, offered.id(), MakeMove.of("accept").answering(offered), test.key())
                .orElseThrow()
                .deals()
                .get(0);
    }

    Outcome<NegotiationView> offered(Caller caller, Listing lamp, long cents) {
        return parley().negotiations()
                .open(
                        caller,
                        OpenNegotiation.on(lamp.ref()).with(MakeMove.of("offer", ListingDraft.price("lamp", cents))),
                        test.key());
    }

    /** Lets the agent ask whether it may accept 75.00; its mandate is given already. */
    ApprovalId asked(Listing lamp) {
        NegotiationView offered = offered(BOT, lamp, 60_00).orElseThrow();
        NegotiationView countered = parley().negotiations()
                .move(
                        SELLER,
                        offered.id(),
                        MakeMove.of("counter", ListingDraft.price("lamp", 75_00))
                                .answering(offered),
                        test.key())
                .orElseThrow();
        return approval(parley().negotiations()
                .move(BOT, offered.id(), MakeMove.of("accept").answering(countered), test.key()));
    }

    /** The request for approval that a refusal names. */
    static ApprovalId approval(Outcome<?> refusal) {
        return refusal.match(
                done -> {
                    throw new IllegalStateException("no approval was needed");
                },
                refused -> new ApprovalId(
                        requireNonNull(refused.params().get("approval")).text()));
    }

    void soldElsewhere(Listing lamp) {
        parley().listings()
                .sold(HOST, lamp.ref(), new ItemId("lamp"), 1, test.key())
                .orElseThrow();
    }

    /** The types of what was heard, in order, whose details have that member. */
    List<String> types(String member, String value) {
        return heard.stream()
                .filter(event -> event.details()
                        .find(member)
                        .filter(named -> named.text().equals(value))
                        .isPresent())
                .map(Happened::type)
                .toList();
    }

    @Override
    public void close() {
        test.close();
    }
}
