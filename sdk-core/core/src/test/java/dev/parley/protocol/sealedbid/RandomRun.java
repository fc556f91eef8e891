// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.BUYER;
import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static dev.parley.protocol.sealedbid.Goods.at;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.PlayedState;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import dev.parley.protocol.sealedbid.SealedEvent.Revealed;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.SealedEvent.SecretsFixed;
import dev.parley.protocol.sealedbid.SealedEvent.Submitted;
import dev.parley.protocol.sealedbid.SealedEvent.Withdrawn;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import dev.parley.protocol.sealedbid.Submission.Bid;
import dev.parley.protocol.sealedbid.Submission.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Runs to their end over so few prices that many look the same to somebody. */
final class RandomRun {
    static final long TICK = 50;
    static final int LEVELS = 5;
    private static final String SALT = "ab".repeat(32);
    private static final List<Seat> BUYERS = List.of(
            Goods.seat("ann", SeatRole.BUYER), Goods.seat("ben", SeatRole.BUYER), Goods.seat("cat", SeatRole.BUYER));

    private RandomRun() {}

    static Play of(SplittableRandom random) {
        boolean auction = random.nextBoolean();
        SealedRules rules = auction ? auction(random) : bid(random);
        if (random.nextInt(3) == 0) {
            rules = random.nextBoolean() ? Play.annul(Play.committed(rules)) : Play.committed(rules);
        }
        Play play = auction ? auction(rules, random) : ofTwo(rules, random);
        List<Seat> movers = auction ? BUYERS : List.of(SELLER, BUYER);
        return rules.isCommitted() ? committed(play, movers, random) : held(play, movers, random);
    }

    private static SealedRules auction(SplittableRandom random) {
        AuctionPricing pricing = any(List.of(AuctionPricing.values()), random);
        int units = pricing.isForOneUnit() ? 1 : 1 + random.nextInt(2);
        return Play.with(Play.AUCTION, new Pricing.Auction(pricing, units));
    }

    private static SealedRules bid(SplittableRandom random) {
        Pricing pricing = random.nextInt(3) == 0
                ? new Pricing.Split(new SplitPrice(random.nextInt(3), 2))
                : new Pricing.Draw(any(List.of(MissingFairPrice.values()), random));
        return Play.with(Play.RULES, pricing);
    }

    private static Play auction(SealedRules rules, SplittableRandom random) {
        Json reserves = random.nextInt(3) == 0
                ? Json.object().build()
                : Json.object().put("vase", price(random)).build();
        Play play = Play.auction(rules, Json.object().put("reserves", reserves).build());
        BUYERS.forEach(play::joins);
        return play;
    }

    private static Play ofTwo(SealedRules rules, SplittableRandom random) {
        Listing listing = random.nextInt(3) == 0 ? Goods.vaseAndLamp() : Goods.vase();
        return Play.ofTwo(listing, rules, random.nextBoolean() ? SettlementRule.ALL : SettlementRule.EACH_ITEM);
    }

    private static Play held(Play play, List<Seat> movers, SplittableRandom random) {
        for (int turn = 0; turn < movers.size() + 1; turn++) {
            Seat seat = any(movers, random);
            if (play.state().submission(seat.id()).isPresent() && random.nextInt(4) == 0) {
                play.does(seat.id(), new SealedMove.Withdraw());
            } else {
                play.submits(seat, statement(play, seat, random));
            }
        }
        return play.due();
    }

    private static Play committed(Play play, List<Seat> movers, SplittableRandom random) {
        List<SealedMove.Reveal> reveals = new ArrayList<>();
        for (Seat seat : movers) {
            Statement statement = statement(play, seat, random);
            reveals.add(new SealedMove.Reveal(statement, SALT));
            play.does(seat.id(), new SealedMove.Commit(statement.commitment(Play.NEGOTIATION, seat.id(), SALT)));
        }
        play.due();
        for (int place = 0; place < movers.size(); place++) {
            if (random.nextInt(4) > 0) {
                play.does(movers.get(place).id(), reveals.get(place));
            }
        }
        return play.due();
    }

    private static Statement statement(Play play, Seat seat, SplittableRandom random) {
        List<Terms> items = new ArrayList<>(List.of(at(VASE, price(random))));
        if (play.state().table().lots().containsKey(LAMP) && random.nextBoolean()) {
            items.add(at(LAMP, price(random)));
        }
        Statement statement = new Statement(items, new TreeMap<>(), new TreeMap<>());
        boolean draws = play.state().table().rules().pricing() instanceof Pricing.Draw;
        if (draws && random.nextBoolean()) {
            return statement.withFair(VASE, seat.role() == SeatRole.SELLER ? TICK * LEVELS : 0);
        }
        return statement;
    }

    private static <T> T any(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static long price(SplittableRandom random) {
        return TICK * random.nextInt(LEVELS);
    }

    /** What comes of a run when what a viewer may not know is changed at will, and what it may know stays. */
    static PlayedState<SealedRules, SealedState> altered(Play play, Viewer viewer, SplittableRandom random) {
        Optional<SeatId> self = viewer.ownSeat();
        boolean held = !play.state().table().rules().isCommitted();
        PlayedState<SealedRules, SealedState> state = play.protocol().begin(play.opening());
        for (SealedEvent event : play.events()) {
            boolean silenced = held && isOthers(event, self) && (event instanceof Withdrawn || random.nextInt(3) == 0);
            if (!silenced) {
                SealedEvent changed = changed(event, self, random);
                state = play.protocol().evolve(state, new KernelEvent.OfGame<>(changed));
            }
        }
        return state;
    }

    /** Whether it is what another seat placed or took back, of which nobody else learns. */
    private static boolean isOthers(SealedEvent event, Optional<SeatId> self) {
        boolean placing = event instanceof Submitted
                || event instanceof Withdrawn
                || event instanceof SealedEvent.Committed
                || event instanceof Revealed;
        Audience owner = SealedEventForms.ALL.encode(event).parts().get(0).audience();
        return placing && self.filter(owner::isAt).isEmpty();
    }

    private static SealedEvent changed(SealedEvent event, Optional<SeatId> self, SplittableRandom random) {
        if (event instanceof SecretsFixed fixed
                && self.filter(SELLER.id()::equals).isEmpty()) {
            return reserved(fixed, random);
        }
        if (event instanceof Submitted submitted && isOthers(event, self)) {
            return new Submitted(submitted.seat(), submission(submitted.submission(), random));
        }
        if (event instanceof Revealed revealed && isOthers(event, self)) {
            return new Revealed(revealed.seat(), submission(revealed.submission(), random), SALT);
        }
        return event instanceof ItemSettled settled ? priced(settled, self, random) : event;
    }

    private static SecretsFixed reserved(SecretsFixed fixed, SplittableRandom random) {
        return new SecretsFixed(
                fixed.seller(),
                fixed.seeds(),
                fixed.reserves().stream()
                        .map(reserve -> new SealedEvent.Reserve(
                                reserve.item(), random.nextBoolean() ? Optional.of(price(random)) : Optional.empty()))
                        .toList());
    }

    private static Submission submission(Submission like, SplittableRandom random) {
        return new Submission(like.lines().stream()
                .map(line -> new Line(
                        line.item(), random.nextInt(4) == 0 ? Optional.empty() : Optional.of(bid(line, random))))
                .toList());
    }

    private static Bid bid(Line like, SplittableRandom random) {
        Optional<Long> fair = random.nextBoolean() ? Optional.of(price(random)) : Optional.empty();
        return new Bid(price(random), fair, like.bid().flatMap(Bid::nonce));
    }

    /** Prices that only the seller and their winners are told. */
    private static ItemSettled priced(ItemSettled settled, Optional<SeatId> self, SplittableRandom random) {
        boolean told =
                settled.published() || self.filter(settled.seller()::equals).isPresent();
        List<Sale> sales = settled.sales().stream()
                .map(sale -> told || self.filter(sale.buyer()::equals).isPresent()
                        ? sale
                        : new Sale(sale.buyer(), price(random)))
                .toList();
        return new ItemSettled(settled.item(), settled.seller(), sales, settled.published());
    }
}
