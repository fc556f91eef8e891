package dev.parley.protocol.sealedbid;

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
 */
public record SealedRules(
        long closesAfterSeconds,
        Optional<Instant> closesAt,
        boolean edits,
        Secrecy secrecy,
        long revealSeconds,
        Forfeiture forfeiture,
        Optional<Integer> capPercent,
        long coolDownSeconds,
        Pricing pricing) {
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
        require("closesAfterSeconds", closesAfterSeconds, 1, MAX_SECONDS);
        require("revealSeconds", revealSeconds, 1, MAX_SECONDS);
        require("coolDownSeconds", coolDownSeconds, 0, MAX_SECONDS);
        capPercent.ifPresent(percent -> require("capPercent", percent, 1, MAX_CAP_PERCENT));
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

    private static void require(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be " + min + " to " + max);
        }
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
