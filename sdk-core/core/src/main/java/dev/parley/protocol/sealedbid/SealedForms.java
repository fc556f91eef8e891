package dev.parley.protocol.sealedbid;

import dev.parley.form.ChoiceForm;
import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.ProtocolForms;
import java.lang.invoke.MethodHandles;

/**
 * How the rules, moves, private terms and events of one of the two protocols become JSON and come back.
 *
 * @param events what has happened
 * @param all its rules, moves, private terms and events
 */
record SealedForms(SealedEventForms events, ProtocolForms<SealedRules, SealedMove, SealedEvent> all) {
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    private static final MoveForms<SealedMove> MOVES = MoveForms.of(
            FORMS.record(SealedMove.Submit.class),
            FORMS.record(SealedMove.Withdraw.class),
            FORMS.record(SealedMove.Commit.class),
            FORMS.record(SealedMove.Reveal.class));

    private static final Form<Pricing> BID_PRICING = ChoiceForm.of(
            "pricing",
            "How the price comes about",
            "draw: by chance between the two best prices, mostly between the two fair prices. split: at a fixed share of"
                    + " the way between them.",
            FORMS.record(Pricing.Draw.class).withDefaults(new Pricing.Draw(MissingFairPrice.BOTH_OR_NONE)),
            FORMS.record(Pricing.Split.class).withDefaults(new Pricing.Split(SplitPrice.HALF)));

    static final RecordForm<Reserves> RESERVES = FORMS.record(Reserves.class);

    static final SealedForms BID = bid();
    static final SealedForms AUCTION = auction();

    private static SealedForms bid() {
        Form<SealedRules> rules = FORMS.with(Pricing.class, BID_PRICING)
                .record(SealedRules.class)
                .withDefaults(SealedRules.BID_DEFAULTS)
                .describedAs(
                        "Sealed bids between two parties",
                        "Each side states its best price unseen; the rules make the price. One shot.");
        SealedEventForms events = new SealedEventForms(rules);
        return new SealedForms(events, new ProtocolForms<>(rules, MOVES, events.all()));
    }

    private static SealedForms auction() {
        SealedRules defaults = SealedRules.AUCTION_DEFAULTS;
        Form<Pricing.Auction> pricing =
                FORMS.record(Pricing.Auction.class).withDefaults(new Pricing.Auction(AuctionPricing.SECOND_PRICE, 1));
        Form<SealedRules> rules = FORMS.with(Pricing.class, pricing)
                .record(SealedRules.class)
                .withDefaults(defaults)
                .without("coolDownSeconds", defaults)
                .describedAs(
                        "Sealed-bid auction",
                        "One seller, many buyers, each bidding unseen; the highest bids win at the close. Ties go to the"
                                + " earliest.");
        SealedEventForms events = new SealedEventForms(rules);
        return new SealedForms(events, new ProtocolForms<>(rules, MOVES, RESERVES, events.all()));
    }

    static SealedForms of(boolean auction) {
        return auction ? AUCTION : BID;
    }
}
