// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Described;
import dev.parley.form.Flat;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a host sets for sealed bids; public, and frozen when a negotiation opens.
 *
 * @param closesAfterSeconds how long submissions or commitments are taken, 1 second to 365 days from the opening
 * @param closesAt when they are no longer taken, in place of {@code closesAfterSeconds}
 * @param edits whether a submission may be replaced or taken back before the close; a replaced one comes last among
 *     equals
 * @param secrecy from whom submissions are kept
 * @param revealSeconds how long commitments may be revealed after the close, 1 second to 365 days; under {@link
 *     Secrecy#HELD} it says nothing
 * @param forfeiture what becomes of a commitment that is not revealed; likewise
 * @param capPercent the highest price of an item that anyone may state, in percent of its list price, 1 to 1,000; absent
 *     means what the price's domain allows. A buyer's budget is held at this price and never at its own
 * @param coolDownSeconds after two parties ended without a deal on every item, or with one that is not paid: how long that buyer may not open another
 *     on the listing, 0 to 365 days. Auctions take no notice of it
 * @param pricing how the price comes about
 * @since 0.1.0
 */
public record SealedRules(
        @Described(
                title = "How long submissions are taken (seconds)",
                help = "Counted from the opening. A day is 86400.")
        @Min(1)
        @Max(MAX_SECONDS)
        long closesAfterSeconds,

        @Described(
                title = "When submissions close",
                help = "An instant in UTC such as 2026-11-20T10:21:00Z, in place of how long; after the opening.")
        Optional<Instant> closesAt,

        @Described(
                title = "Submissions may be changed until the close",
                help = "One that is replaced comes last among equals.")
        boolean edits,

        @Described(
                title = "From whom submissions are kept",
                help = "held: from rivals until the close. committed: from the marketplace too; parties send a"
                        + " commitment first and reveal it in a second window.")
        Secrecy secrecy,

        @Described(
                title = "How long commitments may be revealed (seconds)",
                help = "Counted from the close; only where submissions are committed.")
        @Min(1)
        @Max(MAX_SECONDS)
        long revealSeconds,

        @Described(
                title = "When a commitment is not revealed",
                help = "void: it counts as no submission. annul: nobody gets anything. Whose it was is" + " published.")
        Forfeiture forfeiture,

        @Described(
                title = "Highest price that may be stated (percent of the list price)",
                help = "Budgets are held at this price, so that a hold tells nothing of a bid. Absent means the"
                        + " highest price that the listing allows.")
        Optional<@Min(1) @Max(MAX_CAP_PERCENT) Integer> capPercent,

        @Described(
                title = "How long a pair waits after no deal (seconds)",
                help = "A buyer that ended without a deal on some item, or with one that is not paid, cannot open"
                        + " another on the listing before that; else each attempt would tell a little more of"
                        + " the seller's price. A week is 604800.")
        @Min(0)
        @Max(MAX_SECONDS)
        long coolDownSeconds,

        @Flat Pricing pricing) {
    /** The longest time that a rule may name. */
    public static final long MAX_SECONDS = 365L * 24 * 60 * 60;

    /** The greatest cap, in percent of the list price. */
    public static final int MAX_CAP_PERCENT = 1_000;

    /** Between two parties: a day, edits, held, drawn, a week's cool-down. */
    public static final SealedRules BID_DEFAULTS = defaults(drawn(), 7);

    /** One seller and many buyers: a day, edits, held, one unit at the second price. */
    public static final SealedRules AUCTION_DEFAULTS = defaults(new Pricing.Auction(AuctionPricing.SECOND_PRICE, 1), 0);

    public SealedRules {
        Objects.requireNonNull(secrecy, "secrecy");
        Objects.requireNonNull(forfeiture, "forfeiture");
        Objects.requireNonNull(pricing, "pricing");
    }

    private static Pricing drawn() {
        return new Pricing.Draw(MissingFairPrice.BOTH_OR_NONE, Optional.empty());
    }

    private static SealedRules defaults(Pricing pricing, long coolDownDays) {
        return new SealedRules(
                24 * 3_600,
                Optional.empty(),
                true,
                Secrecy.HELD,
                24 * 3_600,
                Forfeiture.VOID,
                Optional.empty(),
                coolDownDays * 24 * 3_600,
                pricing);
    }

    boolean isCommitted() {
        return secrecy == Secrecy.COMMITTED;
    }

    /** To whom draws are opened without the parties' consent. */
    Optional<PrincipalId> auditor() {
        return pricing instanceof Pricing.Draw draw ? draw.auditor() : Optional.empty();
    }

    boolean isAuction() {
        return pricing instanceof Pricing.Auction;
    }
}
