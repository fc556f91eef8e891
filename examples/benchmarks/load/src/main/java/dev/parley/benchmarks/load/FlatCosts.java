// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must not grow with what has happened before, in memory: a move and the telling of it while messages wait for a
 * listener that fails, the retry of a move after the other side has moved, and the last page of a negotiation's events.
 * Each is done {@value #TIMES} times at each size; the median counts.
 */
public final class FlatCosts {
    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
    private static final int TIMES = 201;
    private static final int PAGE = 50;
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller SELLER = Caller.person("seller");

    private FlatCosts() {}

    /** Measures. */
    public static void main(String... arguments) {
        System.out.println("| waiting or happened | move and telling | retry | page of events |");
        System.out.println("|---|---|---|---|");
        for (int size : SIZES) {
            double move = moveAmong(size);
            double[] looks = looksAt(size);
            System.out.printf("| %,d | %.2f ms | %.2f ms | %.2f ms |%n", size, move, looks[0], looks[1]);
        }
    }

    private static TestParley market(boolean deaf) {
        TestParley test = TestParley.empty(builder -> builder.listener(event -> {
            if (deaf && Deaf.now) {
                throw new IllegalStateException("the listener fails");
            }
        }));
        Json rules = Json.object()
                .put("maxRounds", 1_000)
                .put("maxOffersPerBuyerAndListing", 1_000)
                .build();
        test.publish(PolicyDraft.everything(new Choice(AlternatingOffers.ID, rules, SettlementRule.EACH_ITEM)));
        return test;
    }

    /** Whether the listener fails now. */
    private static final class Deaf {
        private static volatile boolean now = true;
    }

    private static double moveAmong(int waiting) {
        try (TestParley test = market(true)) {
            Deaf.now = true;
            for (int i = 0; i < waiting; i++) {
                NegotiationView unused = opened(test, "lamp-" + i);
            }
            test.parley().runDue();
            Deaf.now = false;
            NegotiationView view = opened(test, "lamp");
            List<Double> took = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                MakeMove counter = MakeMove.of(
                                "counter", ListingDraft.price("lamp", i % 2 == 0 ? 79_00 - i : 10_00 + i))
                        .answering(view);
                Caller mover = i % 2 == 0 ? SELLER : BUYER;
                IdempotencyKey key = test.key();
                long begun = System.nanoTime();
                view = test.parley()
                        .negotiations()
                        .move(mover, view.id(), counter, key)
                        .orElseThrow();
                test.parley().runDue();
                took.add((System.nanoTime() - begun) / 1e6);
            }
            return Median.of(took);
        }
    }

    private static NegotiationView opened(TestParley test, String ref) {
        Listing lamp =
                test.put(ListingDraft.by("seller", ref).item("lamp", 80_00, 1).build());
        MakeMove offer = MakeMove.of("offer", ListingDraft.price("lamp", 9_99));
        return test.parley()
                .negotiations()
                .open(BUYER, OpenNegotiation.on(lamp.ref()).with(offer), test.key())
                .orElseThrow();
    }

    private static double[] looksAt(int events) {
        try (TestParley test = market(false)) {
            Parley parley = test.parley();
            NegotiationView view = opened(test, "lamp");
            for (int i = 0; i < events; i++) {
                OperatorAction action = i % 2 == 0 ? OperatorAction.PAUSE : OperatorAction.RESUME;
                NegotiationView unused = parley.negotiations()
                        .control(TestParley.OPERATOR, view.id(), action, test.key())
                        .orElseThrow();
            }
            view = parley.negotiations().find(SELLER, view.id()).orElseThrow();
            IdempotencyKey key = test.key();
            MakeMove counter =
                    MakeMove.of("counter", ListingDraft.price("lamp", 20_00)).answering(view);
            NegotiationView countered =
                    parley.negotiations().move(SELLER, view.id(), counter, key).orElseThrow();
            MakeMove answer =
                    MakeMove.of("counter", ListingDraft.price("lamp", 15_00)).answering(countered);
            NegotiationView unused = parley.negotiations()
                    .move(BUYER, view.id(), answer, test.key())
                    .orElseThrow();
            List<Double> retries = new ArrayList<>();
            List<Double> pages = new ArrayList<>();
            Optional<String> cursor = Optional.of(Integer.toString(events - PAGE));
            for (int i = 0; i < TIMES; i++) {
                long begun = System.nanoTime();
                NegotiationView again = parley.negotiations()
                        .move(SELLER, view.id(), counter, key)
                        .orElseThrow();
                retries.add((System.nanoTime() - begun) / 1e6);
                begun = System.nanoTime();
                int size = parley.negotiations()
                        .events(BUYER, again.id(), cursor, PAGE)
                        .orElseThrow()
                        .items()
                        .size();
                pages.add((System.nanoTime() - begun) / 1e6);
                if (size != PAGE) {
                    throw new IllegalStateException("a page of " + size + " events");
                }
            }
            return new double[] {Median.of(retries), Median.of(pages)};
        }
    }
}
