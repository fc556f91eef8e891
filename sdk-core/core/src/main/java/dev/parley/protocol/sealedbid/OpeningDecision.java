package dev.parley.protocol.sealedbid;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a negotiation may open. Faulty private terms are refused without a word about what is at fault, since a buyer
 * may be the one who opens.
 */
final class OpeningDecision {
    private final Opening<SealedRules> opening;
    private final SealedRules rules;

    private OpeningDecision(Opening<SealedRules> opening) {
        this.opening = opening;
        this.rules = opening.rules();
    }

    static Set<Need> needs(Opening<SealedRules> opening) {
        Set<Need> needs = new HashSet<>();
        if (opening.rules().pricing() instanceof Pricing.Draw) {
            opening.listing().items().forEach(item -> needs.add(seed(item.id())));
        }
        coolDown(opening).ifPresent(needs::add);
        return needs;
    }

    private static Need.CommittedSeed seed(ItemId item) {
        return new Need.CommittedSeed(item.value());
    }

    private static Optional<Need.LastWithoutDeal> coolDown(Opening<SealedRules> opening) {
        boolean applies = !opening.rules().isAuction() && opening.rules().coolDownSeconds() > 0;
        return opening.seats().stream()
                .filter(seat -> applies && seat.role() == SeatRole.BUYER)
                .findFirst()
                .map(buyer -> new Need.LastWithoutDeal(buyer.principal(), SealedLifecycle.WITHOUT_COOL_DOWN));
    }

    static Decision<SealedEvent> open(Opening<SealedRules> opening, Context context) {
        OpeningDecision decision = new OpeningDecision(opening);
        return decision.openerFault()
                .or(decision::seatsFault)
                .or(decision::rulesFault)
                .or(() -> decision.closeFault(context.at()))
                .or(() -> decision.coolingDown(context))
                .<Decision<SealedEvent>>map(Decision::refused)
                .orElseGet(() -> decision.reserves()
                        .map(reserves -> Decision.accepted(decision.opened(reserves, context)))
                        .orElseGet(() -> Decision.refused(Refusal.invalidRules(
                                "privateTerms",
                                "must be the seller's, and reserves that are prices of the listing's items"))));
    }

    /** A buyer that opens an auction of its own, and tells nobody, would be its only bidder. */
    private Optional<Refusal> openerFault() {
        boolean sells = opening.seats().stream()
                .anyMatch(seat -> seat.id().equals(opening.openedBy()) && seat.role() == SeatRole.SELLER);
        return rules.isAuction() && !sells ? wrongOpener(SeatRole.SELLER) : Optional.empty();
    }

    private static Optional<Refusal> wrongOpener(SeatRole opener) {
        return Optional.of(Refusal.of(Reason.WRONG_OPENER).with("opener", Json.of(opener.name())));
    }

    private Optional<Refusal> seatsFault() {
        Set<PrincipalId> principals = new HashSet<>();
        Set<SeatId> names = new HashSet<>();
        int sellers = 0;
        int buyers = 0;
        for (Seat seat : opening.seats()) {
            if (!principals.add(seat.principal())) {
                return Optional.of(Refusal.of(Reason.PRINCIPAL_ON_BOTH_SIDES));
            }
            names.add(seat.id());
            sellers += seat.role() == SeatRole.SELLER ? 1 : 0;
            buyers += seat.role() == SeatRole.BUYER ? 1 : 0;
        }
        if (!rules.isAuction() && buyers == 0) {
            return wrongOpener(SeatRole.BUYER);
        }
        boolean fit = sellers == 1
                && sellers + buyers == opening.seats().size()
                && names.size() == opening.seats().size()
                && (rules.isAuction() || buyers == 1);
        if (!fit) {
            return Optional.of(Refusal.invalidRules(
                    "seats",
                    rules.isAuction() ? "must be one seller, and buyers besides" : "must be one buyer and one seller"));
        }
        boolean audited = rules.auditor().filter(principals::contains).isPresent();
        return audited ? Optional.of(Refusal.invalidRules("auditor", "must not take part")) : Optional.empty();
    }

    private Optional<Refusal> rulesFault() {
        boolean eachItem = opening.settlement().equals(SettlementRule.EACH_ITEM);
        boolean all = opening.settlement().equals(SettlementRule.ALL)
                && (!rules.isAuction() || opening.listing().items().size() == 1);
        if (!eachItem && !all) {
            return Optional.of(Refusal.invalidRules(
                    "settlement", "must be each-item, or all where two parties negotiate or one item is for sale"));
        }
        Money total = Money.zero(opening.listing().currency());
        for (Item item : opening.listing().items()) {
            Optional<Lot> lot = Lot.of(item, rules.capPercent());
            if (lot.isEmpty()) {
                return Optional.of(
                        Refusal.invalidRules("listing", "must have items of which nothing but the price is open")
                                .with("item", Json.of(item.id().value())));
            }
            if (rules.pricing() instanceof Pricing.Auction auction && auction.units() > item.stock()) {
                return Optional.of(Refusal.invalidRules("units", "must be in stock of every item"));
            }
            try {
                total = total.plus(lot.get().amount(lot.get().cap()));
            } catch (ArithmeticException e) {
                return Optional.of(Refusal.of(Reason.AMOUNT_TOO_LARGE)
                        .with("item", Json.of(item.id().value())));
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> closeFault(Instant now) {
        Instant latest = now.plusSeconds(SealedRules.MAX_SECONDS);
        boolean sound = rules.closesAt()
                .map(close -> close.isAfter(now) && !close.isAfter(latest))
                .orElse(true);
        return sound
                ? Optional.empty()
                : Optional.of(Refusal.invalidRules("closesAt", "must be after the opening and within 365 days of it"));
    }

    private Optional<Refusal> coolingDown(Context context) {
        return coolDown(opening)
                .flatMap(need -> Need.instant(context.fact(need)))
                .map(ended -> ended.plusSeconds(rules.coolDownSeconds()))
                .filter(until -> context.at().isBefore(until))
                .map(until -> Refusal.of(Reason.COOLING_DOWN)
                        .with("until", Json.of(until))
                        .retryingAt(until, context.at()));
    }

    /** The seller's reserves; empty when they cannot be prices of the listing, or another seat brings some. */
    private Optional<SortedMap<ItemId, Long>> reserves() {
        SeatId seller = opening.seats().stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .map(Seat::id)
                .findFirst()
                .orElseThrow();
        boolean sellers =
                rules.isAuction() && opening.privateTerms().keySet().stream().allMatch(seller::equals);
        if (!sellers && !opening.privateTerms().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Optional.ofNullable(opening.privateTerms().get(seller))
                    .map(terms -> SealedForms.RESERVES.read(terms).of(opening.listing()))
                    .orElseGet(TreeMap::new));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SealedEvent opened(SortedMap<ItemId, Long> reserves, Context context) {
        SortedMap<ItemId, Need.SeedCommitment> seeds = new TreeMap<>();
        List<ItemId> drawn = new ArrayList<>();
        if (rules.pricing() instanceof Pricing.Draw) {
            opening.listing().items().forEach(item -> drawn.add(item.id()));
        }
        drawn.forEach(item -> seeds.put(item, Need.SeedCommitment.fromJson(context.fact(seed(item)))));
        return new SealedEvent.Opened(
                opening.negotiation(),
                opening.listing(),
                rules,
                opening.settlement(),
                opening.seats(),
                opening.openedBy(),
                context.at(),
                seeds,
                reserves);
    }
}
