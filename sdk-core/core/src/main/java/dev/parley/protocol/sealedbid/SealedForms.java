// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.ChoiceForm;
import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.StateForm;
import java.lang.invoke.MethodHandles;

/** How the rules, moves, private terms and events of the two protocols become JSON and come back. */
final class SealedForms {
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

    private static final Form<Pricing.Auction> AUCTION_PRICING =
            FORMS.record(Pricing.Auction.class).withDefaults(new Pricing.Auction(AuctionPricing.SECOND_PRICE, 1));

    static final RecordForm<Reserves> RESERVES = FORMS.record(Reserves.class);

    static final Form<SealedRules> BID_RULES = FORMS.with(Pricing.class, BID_PRICING)
            .record(SealedRules.class)
            .withDefaults(SealedRules.BID_DEFAULTS)
            .describedAs(
                    "Sealed bids between two parties",
                    "Each side states its best price unseen; the rules make the price. One shot.");

    private static final Form<SealedRules> AUCTION_RULES = FORMS.with(Pricing.class, AUCTION_PRICING)
            .record(SealedRules.class)
            .withDefaults(SealedRules.AUCTION_DEFAULTS)
            .without("coolDownSeconds", SealedRules.AUCTION_DEFAULTS)
            .describedAs(
                    "Sealed-bid auction",
                    "One seller, many buyers, each bidding unseen; the highest bids win at the close. Ties go to the"
                            + " earliest.");

    static final ProtocolForms<SealedRules, SealedMove, SealedEvent> BID =
            new ProtocolForms<>(BID_RULES, MOVES, SealedEventForms.ALL);

    static final ProtocolForms<SealedRules, SealedMove, SealedEvent> AUCTION =
            new ProtocolForms<>(AUCTION_RULES, MOVES, RESERVES, SealedEventForms.ALL);

    static final StateForm<SealedState> STATE = StateForm.by(
            FORMS.with(SeedCommitment.class, Form.whole(SeedCommitment::toJson, SeedCommitment::fromJson)),
            KeptState.class,
            KeptState::of,
            KeptState::after);

    private SealedForms() {}
}
