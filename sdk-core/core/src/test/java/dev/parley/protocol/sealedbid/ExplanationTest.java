// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.BUYER;
import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static dev.parley.protocol.sealedbid.Goods.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audit.JsonReader;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Input;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each viewer is told, sentence by sentence, as the golden file has it. */
class ExplanationTest {
    private static final Seat ANN = Goods.seat("ann", SeatRole.BUYER);
    private static final Seat BEN = Goods.seat("ben", SeatRole.BUYER);
    private static final Seat CAT = Goods.seat("cat", SeatRole.BUYER);
    private static final Seat DAN = Goods.seat("dan", SeatRole.BUYER);
    private static final String SALT = "ab".repeat(32);

    private final StringBuilder told = new StringBuilder();

    @Test
    void everyone_is_told_the_golden_sentences() throws IOException {
        drawn();
        split();
        withoutDeal();
        fromOutside();
        unrevealed();
        onePrice();
        ownBids();
        unsold();
        assertThat(told.toString()).isEqualTo(golden());
        assertThat(ExplanationCode.values()).allSatisfy(code -> assertThat(told).contains(": " + code.text() + " {"));
    }

    private void drawn() {
        two("drawn, both called a price fair", bid(Play.RULES, vase(40_000).withFair(VASE, 45_000), fair()));
        two("drawn, the seller called none fair", bid(Play.RULES, vase(40_000), fair()));
        two("drawn, the best prices meet", bid(Play.RULES, vase(60_000), fair()));
        SealedRules midpoint = Play.with(Play.RULES, new Pricing.Draw(MissingFairPrice.MIDPOINT));
        two("drawn, midpoint", bid(midpoint, vase(40_000), vase(60_000)));
    }

    private static Statement fair() {
        return vase(60_000).withFair(VASE, 55_000);
    }

    private void split() {
        two("split evenly", bid(split(1, 2), vase(40_000), vase(60_050)));
        two("split, a third to the buyer's price", bid(split(2, 6), vase(40_000), vase(60_000)));
        two("split, the seller's price decides", bid(split(0, 1), vase(40_000), vase(60_000)));
        two("split, the buyer's price decides", bid(split(1, 1), vase(40_000), vase(60_000)));
    }

    private void withoutDeal() {
        two("no deal, missed by a tick", bid(Play.RULES, vase(40_050), vase(40_000)));
        two("no deal, the seller silent", Play.ofTwo(Play.RULES).submits(BUYER, fair()));
        two(
                "no deal, all together",
                Play.ofTwo(Goods.vaseAndLamp(), split(1, 2), SettlementRule.ALL)
                        .submits(SELLER, Statement.of(at(VASE, 1_000), at(LAMP, 2_000)))
                        .submits(BUYER, Statement.of(at(VASE, 2_000), at(LAMP, 1_000))));
    }

    private void fromOutside() {
        Play gone = Play.ofTwo(Goods.vaseAndLamp(), split(1, 2), SettlementRule.EACH_ITEM)
                .submits(SELLER, Statement.of(at(VASE, 1_000), at(LAMP, 2_000)))
                .submits(BUYER, Statement.of(at(VASE, 2_000), at(LAMP, 2_000)));
        two("gone", gone.does(KernelInput.of(new Input.StockGone<>(Set.of(VASE)))));
        Play withdrawn = bid(Play.RULES, vase(40_000), fair());
        tell("unavailable", withdrawn.control(Control.LISTING_WITHDRAWN), SELLER, BUYER);
        Play cancelled = bid(Play.RULES, vase(40_000), fair());
        tell("cancelled", cancelled.control(Control.CANCELLED), SELLER, BUYER);
    }

    private void unrevealed() {
        for (SealedRules rules : List.of(Play.committed(Play.RULES), Play.annul(Play.committed(Play.RULES)))) {
            Play play = commits(commits(Play.ofTwo(rules), SELLER, 40_000), BUYER, 60_000);
            two("not revealed, two parties, " + rules.forfeiture().text(), reveals(play.due(), SELLER, 40_000));
        }
        for (SealedRules rules : List.of(Play.committed(Play.AUCTION), Play.annul(Play.committed(Play.AUCTION)))) {
            Play play = commits(commits(auction(rules, 0), ANN, 500), BEN, 700);
            tell(
                    "not revealed, auction, " + rules.forfeiture().text(),
                    reveals(play.due(), BEN, 700).due(),
                    SELLER,
                    ANN,
                    BEN,
                    CAT);
        }
        SealedRules annul = Play.annul(Play.committed(Play.AUCTION));
        Play both = commits(commits(auction(annul, 0), ANN, 500), BEN, 700);
        tell("not revealed by two", both.due().due(), SELLER, ANN);
    }

    private void onePrice() {
        all("second price", bids(Play.AUCTION, 200));
        Play tie = auction(Play.AUCTION, 0).submits(ANN, vase(500)).submits(BEN, vase(500));
        tell("second price, a tie", tie.due(), SELLER, ANN, BEN);
        tell(
                "second price, a single bid",
                auction(Play.AUCTION, 200).submits(ANN, vase(500)).due(),
                SELLER,
                ANN);
        all("uniform price, two units", bids(rules(AuctionPricing.UNIFORM_PRICE, 2), 200));
    }

    private void ownBids() {
        all("first price", bids(rules(AuctionPricing.FIRST_PRICE, 1), 200));
        all("pay as bid, two units", bids(rules(AuctionPricing.PAY_AS_BID, 2), 200));
    }

    private void unsold() {
        tell("not sold", auction(Play.AUCTION, 900).submits(ANN, vase(850)).due(), SELLER, ANN, CAT);
        Play open = Play.auction(Play.AUCTION, Json.object().build()).joins(ANN);
        tell("not sold, no reserve", open.due(), SELLER, ANN);
    }

    @Test
    void the_guide_has_every_code_and_shows_a_golden_explanation() throws IOException {
        String guide = Files.readString(Path.of("../../docs-site/guide/sealed-bids-explained.md"));
        String section = between(guide, "\n## How the price is explained\n", "\n## ");
        assertThat(ExplanationCode.values())
                .allSatisfy(code -> assertThat(section).contains("`" + code.text() + "`"));
        Json shown = JsonReader.read(between(section, "```json\n", "```"));
        assertThat(golden())
                .contains("buyer: " + shown.get("code").text() + " "
                        + shown.get("params").canonicalText() + "\n  "
                        + shown.get("text").text() + "\n");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void nothing_is_explained_before_the_end() {
        Play play = bid(Play.RULES, vase(40_000), fair());
        assertThat(play.view(new Viewer.Party(BUYER.id())).details().canonicalText())
                .doesNotContain("explanation");
    }

    @Test
    void amounts_have_the_digits_of_their_currency() {
        assertThat(text("JPY")).contains("JPY 4500, JPY 1500 below your best price of JPY 6000.");
        assertThat(text("KWD")).contains("KWD 4.500, KWD 1.500 below your best price of KWD 6.000.");
        assertThat(text("XAU")).contains("XAU 4500, XAU 1500 below");
    }

    /** The greatest amount that there is has its last digit still. */
    @Test
    void great_amounts_are_exact() {
        long most = (1L << 53) - 1;
        Listing listing = priced("EUR", most);
        String text = explained(Play.ofTwo(listing, split(0, 1), SettlementRule.EACH_ITEM)
                .submits(SELLER, stated(listing, 1))
                .submits(BUYER, stated(listing, most))
                .due());
        assertThat(text).contains("EUR 0.01, EUR 90071992547409.90 below your best price of EUR 90071992547409.91.");
    }

    private static String text(String currency) {
        Listing listing = priced(currency, 10_000);
        return explained(Play.ofTwo(listing, split(1, 2), SettlementRule.EACH_ITEM)
                .submits(SELLER, stated(listing, 3_000))
                .submits(BUYER, stated(listing, 6_000))
                .due());
    }

    private static Listing priced(String code, long most) {
        Currency currency = Currency.getInstance(code);
        Issue price = new Issue(Terms.PRICE, IssueRole.LINE_PRICE, new Domain.Price(currency, 0, most, 1));
        return Goods.listing(new Item(VASE, "vase", List.of(price), new Money(1, currency), 1));
    }

    private static Statement stated(Listing listing, long minorUnits) {
        Currency currency = listing.currency();
        return Statement.of(Terms.of(VASE, Map.of(Terms.PRICE, Value.of(new Money(minorUnits, currency)))));
    }

    private static String explained(Play play) {
        return explanation(play, new Viewer.Party(BUYER.id()), VASE).get("text").text();
    }

    private void two(String name, Play play) {
        tell(name, play.due(), SELLER, BUYER);
    }

    private void all(String name, Play play) {
        tell(name, play.due(), SELLER, ANN, BEN, CAT, DAN);
    }

    /** The first item is told, once for each who is told the same. */
    private void tell(String name, Play play, Seat... seats) {
        told.append("== ").append(name).append('\n');
        Arrays.stream(seats).forEach(seat -> tell(seat.id().value(), play, new Viewer.Party(seat.id())));
        tell("operator", play, new Viewer.Operator());
    }

    private void tell(String name, Play play, Viewer viewer) {
        Json explanation = explanation(play, viewer, VASE);
        told.append(name)
                .append(": ")
                .append(explanation.get("code").text())
                .append(' ')
                .append(explanation.get("params").canonicalText())
                .append("\n  ")
                .append(explanation.get("text").text())
                .append('\n');
    }

    static Json explanation(Play play, Viewer viewer, ItemId item) {
        return play.view(viewer).details().get("items").get(item.value()).get("explanation");
    }

    private static String golden() throws IOException {
        try (InputStream in = ExplanationTest.class.getResourceAsStream("/golden/sealed-bid/explanations.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Play bid(SealedRules rules, Statement seller, Statement buyer) {
        return Play.ofTwo(rules).submits(SELLER, seller).submits(BUYER, buyer);
    }

    private static Play bids(SealedRules rules, long reserve) {
        return auction(rules, reserve)
                .submits(ANN, vase(300))
                .submits(BEN, vase(700))
                .submits(CAT, vase(500));
    }

    private static Play auction(SealedRules rules, long reserve) {
        Json reserves = Json.object()
                .put("reserves", Json.object().put("vase", reserve).build())
                .build();
        return Play.auction(rules, reserves).joins(ANN).joins(BEN).joins(CAT).joins(DAN);
    }

    private static Play commits(Play play, Seat seat, long minorUnits) {
        return play.does(
                seat.id(), new SealedMove.Commit(vase(minorUnits).commitment(Play.NEGOTIATION, seat.id(), SALT)));
    }

    private static Play reveals(Play play, Seat seat, long minorUnits) {
        return play.does(seat.id(), new SealedMove.Reveal(vase(minorUnits), SALT));
    }

    private static SealedRules split(long numerator, long denominator) {
        return Play.with(Play.RULES, new Pricing.Split(new SplitPrice(numerator, denominator)));
    }

    private static SealedRules rules(AuctionPricing pricing, int units) {
        return Play.with(Play.AUCTION, new Pricing.Auction(pricing, units));
    }

    private static Statement vase(long minorUnits) {
        return Statement.of(at(VASE, minorUnits));
    }
}
