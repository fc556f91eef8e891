// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.BUYER;
import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static dev.parley.protocol.sealedbid.Goods.at;

import dev.parley.audit.Transcript;
import dev.parley.model.Binding;
import dev.parley.model.Bytes;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.Safe;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws of every shape that the rules know, and some that a service should not have made. */
final class DrawShapes {
    private static final String SALT = "ab".repeat(32);
    private static final ItemId BOOK = new ItemId("😀 ¿livro?/~");

    private DrawShapes() {}

    /**
     * A draw.
     *
     * @param vouched the number of the last event that the receipt vouches for
     */
    record Shape(
            String name,
            OpeningRecord<SealedRules> opening,
            List<SealedEvent> events,
            ItemId item,
            DrawSeed seed,
            int vouched) {
        static Shape of(String name, Play play, ItemId item) {
            return new Shape(
                    name,
                    play.opening(),
                    play.events(),
                    item,
                    Drawn.seed(item.value()),
                    play.events().size() + 1);
        }

        Shape vouchedTo(int event) {
            return new Shape(name, opening, events, item, seed, event);
        }

        Shape with(String other, List<SealedEvent> changed) {
            return new Shape(other, opening, changed, item, seed, changed.size() + 1);
        }

        Shape under(String other, Pricing pricing) {
            OpeningRecord<SealedRules> changed = new OpeningRecord<>(
                    opening.negotiation(),
                    opening.listing(),
                    Play.with(opening.rules(), pricing),
                    opening.settlement(),
                    opening.seats(),
                    opening.openedBy(),
                    opening.openedAt());
            return new Shape(other, changed, events, item, seed, vouched);
        }

        /** Its chain, with salts from a seed. */
        Transcript chain(long salts) {
            return new DrawChain(salts).of(opening, events);
        }
    }

    static List<Shape> all() {
        List<Shape> shapes = new ArrayList<>(genuine());
        shapes.addAll(wrong());
        return shapes;
    }

    /** The seller submits twice, for two items, and what it replaced is not shown. */
    static Play replaced() {
        Pricing audited = new Pricing.Draw(MissingFairPrice.BOTH_OR_NONE, Optional.of(new PrincipalId("auditor")));
        return replaced(Play.with(Play.RULES, audited));
    }

    /** The same under other rules of a draw. */
    static Play replaced(SealedRules rules) {
        return Play.ofTwo(Goods.vaseAndLamp(), rules, SettlementRule.EACH_ITEM)
                .submits(SELLER, Statement.of(at(VASE, 33_000)))
                .submits(
                        SELLER,
                        Statement.of(at(VASE, 41_000), at(LAMP, 12_000))
                                .withFair(VASE, 50_000)
                                .withNonce(VASE, "sellers"))
                .submits(
                        BUYER,
                        Statement.of(at(VASE, 77_000), at(LAMP, 99_000))
                                .withFair(VASE, 60_000)
                                .withNonce(LAMP, "buyers"))
                .due();
    }

    private static List<Shape> genuine() {
        SealedRules midpoint = Play.with(Play.RULES, new Pricing.Draw(MissingFairPrice.MIDPOINT, Optional.empty()));
        Statement low = Statement.of(at(VASE, 40_050));
        Statement high = Statement.of(at(VASE, 90_000));
        return List.of(
                Shape.of("drawn between fair prices, a submission replaced", replaced(), VASE),
                Shape.of("the other item, without fair prices", replaced(), LAMP),
                Shape.of("both call the same fair", two(low.withFair(VASE, 50_000), high.withFair(VASE, 50_000)), VASE),
                Shape.of("one price that both take", two(low, Statement.of(at(VASE, 40_050))), VASE),
                Shape.of("fair prices beyond the other's best", two(low.withFair(VASE, 95_000), high), VASE),
                Shape.of("one fair price, none counts", two(low.withFair(VASE, 60_000), high), VASE),
                Shape.of(
                        "one fair price, the other imputed",
                        played(Play.ofTwo(midpoint), low.withFair(VASE, 60_000), Statement.of(at(VASE, 90_050))),
                        VASE),
                Shape.of("no fair price where one would be imputed", played(Play.ofTwo(midpoint), low, high), VASE),
                Shape.of("committed, then revealed", committed(), VASE),
                Shape.of("taken back and stated again, all or nothing", again(), LAMP)
                        .vouchedTo(again().events().size()),
                Shape.of("the greatest numbers and the oddest words", odd(), BOOK));
    }

    private static Play two(Statement seller, Statement buyer) {
        return played(Play.ofTwo(Play.capped(Play.RULES, 120)), seller, buyer);
    }

    private static Play played(Play play, Statement seller, Statement buyer) {
        return play.submits(SELLER, seller).submits(BUYER, buyer).due();
    }

    private static Play committed() {
        Play play = Play.ofTwo(Play.committed(Play.RULES));
        Statement seller = Statement.of(at(VASE, 20_000)).withFair(VASE, 20_000).withNonce(VASE, "s");
        Statement buyer = Statement.of(at(VASE, 60_000)).withFair(VASE, 60_000).withNonce(VASE, "b");
        return play.does(SELLER.id(), new SealedMove.Commit(seller.commitment(Play.NEGOTIATION, SELLER.id(), SALT)))
                .does(BUYER.id(), new SealedMove.Commit(buyer.commitment(Play.NEGOTIATION, BUYER.id(), SALT)))
                .due()
                .does(SELLER.id(), new SealedMove.Reveal(seller, SALT))
                .does(BUYER.id(), new SealedMove.Reveal(buyer, SALT))
                .due();
    }

    private static Play again() {
        Statement seller = Statement.of(at(VASE, 10_000), at(LAMP, 10_000));
        return Play.ofTwo(Goods.vaseAndLamp(), Play.RULES, SettlementRule.ALL)
                .submits(SELLER, seller)
                .does(SELLER.id(), new SealedMove.Withdraw())
                .submits(SELLER, seller.withFair(LAMP, 11_000))
                .submits(BUYER, Statement.of(at(VASE, 20_000), at(LAMP, 10_050)).withFair(LAMP, 10_000))
                .due();
    }

    private static Play odd() {
        Issue price = new Issue(Terms.PRICE, IssueRole.UNIT_PRICE, new Domain.Price(Goods.EUR, 0, Safe.MAX, 1));
        Issue quantity = new Issue(new IssueId("n"), IssueRole.QUANTITY, new Domain.Numbers(1, 3, 5));
        Issue colour = new Issue(new IssueId("cor"), IssueRole.OTHER, new Domain.Choice(List.of("\"azul\"\\\u2028")));
        LocalDate day = LocalDate.of(2028, 2, 29);
        Issue delivery = new Issue(new IssueId("entrega"), IssueRole.OTHER, new Domain.Date(day, day));
        Issue weight = new Issue(new IssueId("peso"), IssueRole.OTHER, new Domain.Decimal(7, 7, 25, 2));
        Item book = new Item(
                BOOK,
                "\t",
                List.of(price, quantity, colour, delivery, weight),
                new Money(Safe.MAX, Goods.EUR),
                Safe.MAX);
        Listing listing = new Listing(
                new ListingRef("ref"),
                SELLER.principal(),
                "books",
                Map.of("cor", "", "\ud83d\ude00", "\u007f"),
                new PriceBasis(false, true),
                Binding.NOT_BINDING,
                StockPolicy.FIRST_TO_PAY,
                List.of(book));
        return played(
                Play.ofTwo(listing, Play.RULES, SettlementRule.EACH_ITEM),
                Statement.of(at(BOOK, 1)).withFair(BOOK, 3).withNonce(BOOK, "é😀\u2028"),
                Statement.of(at(BOOK, Safe.MAX)).withFair(BOOK, Safe.MAX - 2));
    }

    /** What a service may have done, each with its fault. */
    private static List<Shape> wrong() {
        Shape drawn = Shape.of("", replaced(), VASE);
        DrawSeed other = new DrawSeed(Bytes.of(new byte[DrawSeed.LENGTH]), Bytes.of(new byte[DrawSeed.LENGTH]));
        List<SealedEvent> withdrawn = new ArrayList<>(drawn.events());
        withdrawn.add(4, new SealedEvent.Withdrawn(SELLER.id()));
        List<SealedEvent> twice = new ArrayList<>(drawn.events());
        twice.add(drawn.events().get(drawn.events().size() - 3));
        List<SealedEvent> fixedTwice = new ArrayList<>(drawn.events());
        fixedTwice.add(drawn.events().get(0));
        return List.of(
                new Shape("another seed", drawn.opening(), drawn.events(), VASE, other, drawn.vouched()),
                Shape.of("the outcome after the receipt", replaced(), VASE).vouchedTo(5),
                drawn.with("a later withdrawal passed over", withdrawn),
                drawn.with("settled twice", twice),
                drawn.with("secrets fixed twice", fixedTwice),
                drawn.under("split although a seed was fixed", new Pricing.Split(SplitPrice.HALF)),
                Shape.of("not drawn but split", split(), VASE),
                Shape.of("prices that did not meet", apart(), VASE),
                Shape.of("an item that is not there", replaced(), new ItemId("chair")));
    }

    private static Play split() {
        return played(
                Play.ofTwo(Play.with(Play.RULES, new Pricing.Split(SplitPrice.HALF))),
                Statement.of(at(VASE, 10_000)),
                Statement.of(at(VASE, 20_000)));
    }

    private static Play apart() {
        return two(Statement.of(at(VASE, 20_000)), Statement.of(at(VASE, 10_000)));
    }
}
