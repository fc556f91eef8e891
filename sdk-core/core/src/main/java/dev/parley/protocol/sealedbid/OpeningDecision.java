// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Need;
import dev.parley.protocol.Opening;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.sealedbid.SealedEvent.Reserve;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        OpeningDecision decision = new OpeningDecision(opening);
        Set<Need> needs = new HashSet<>();
        decision.drawn().forEach(item -> needs.add(seed(item)));
        decision.coolDown().ifPresent(needs::add);
        return needs;
    }

    private static Need.CommittedSeed seed(ItemId item) {
        return new Need.CommittedSeed(item.value());
    }

    /** The items whose price is drawn. */
    private List<ItemId> drawn() {
        return rules.pricing() instanceof Pricing.Draw
                ? opening.listing().items().stream().map(Item::id).toList()
                : List.of();
    }

    private Optional<Need.LastWithoutDeal> coolDown() {
        boolean applies = !rules.isAuction() && rules.coolDownSeconds() > 0;
        return seats(opening.listing().guests())
                .filter(guest -> applies)
                .findFirst()
                .map(guest -> new Need.LastWithoutDeal(guest.principal(), SealedLifecycle.WITHOUT_COOL_DOWN));
    }

    static Decision<SealedEvent> open(Opening<SealedRules> opening, Context context) {
        OpeningDecision decision = new OpeningDecision(opening);
        return decision.openerFault()
                .or(decision::seatsFault)
                .or(decision::rulesFault)
                .or(() -> decision.closeFault(context.at()))
                .or(() -> decision.coolingDown(context))
                .<Decision<SealedEvent>>map(Decision::refused)
                .orElseGet(() -> decision.fixed(context));
    }

    /** A buyer that opens an auction of its own, and tells nobody, would be its only bidder. */
    private Optional<Refusal> openerFault() {
        if (rules.isAuction() && opening.listing().side() != SeatRole.SELLER) {
            return Optional.of(Refusal.invalidRules("listing", "must be one whose owner sells"));
        }
        boolean sells = seats(SeatRole.SELLER).anyMatch(seat -> seat.id().equals(opening.openedBy()));
        return rules.isAuction() && !sells ? wrongOpener(SeatRole.SELLER) : Optional.empty();
    }

    private static Optional<Refusal> wrongOpener(SeatRole opener) {
        return Optional.of(Refusal.of(Reason.WRONG_OPENER).with("opener", Json.of(opener.name())));
    }

    private Optional<Refusal> seatsFault() {
        List<Seat> seats = opening.seats();
        Set<PrincipalId> principals = seats.stream().map(Seat::principal).collect(Collectors.toSet());
        long names = seats.stream().map(Seat::id).distinct().count();
        long sellers = seats(SeatRole.SELLER).count();
        long buyers = seats(SeatRole.BUYER).count();
        if (principals.size() < seats.size()) {
            return Optional.of(Refusal.of(Reason.PRINCIPAL_ON_BOTH_SIDES));
        }
        if (!rules.isAuction() && seats(opening.listing().guests()).count() == 0) {
            return wrongOpener(opening.listing().guests());
        }
        boolean theirs = sellers == 1 && sellers + buyers == seats.size() && names == seats.size();
        if (!theirs || !(rules.isAuction() || buyers == 1)) {
            return Optional.of(Refusal.invalidRules(
                    "seats",
                    rules.isAuction() ? "must be one seller, and buyers besides" : "must be one buyer and one seller"));
        }
        boolean audited = rules.auditor().filter(principals::contains).isPresent();
        return audited ? Optional.of(Refusal.invalidRules("auditor", "must not take part")) : Optional.empty();
    }

    private Stream<Seat> seats(SeatRole role) {
        return opening.seats().stream().filter(seat -> seat.role() == role);
    }

    private Optional<Refusal> rulesFault() {
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
        return coolDown()
                .flatMap(need -> Need.instant(context.fact(need)))
                .map(ended -> ended.plusSeconds(rules.coolDownSeconds()))
                .filter(until -> context.at().isBefore(until))
                .map(until -> Refusal.of(Reason.COOLING_DOWN)
                        .with("until", Json.of(until))
                        .retryingAt(until, context.at()));
    }

    private Decision<SealedEvent> fixed(Context context) {
        SortedMap<ItemId, Need.SeedCommitment> seeds = new TreeMap<>();
        drawn().forEach(item -> seeds.put(item, Need.SeedCommitment.fromJson(context.fact(seed(item)))));
        SeatId seller = seats(SeatRole.SELLER).findFirst().orElseThrow().id();
        return reserves(seller)
                .<Decision<SealedEvent>>map(
                        reserves -> Decision.accepted(new SealedEvent.SecretsFixed(seller, seeds, reserves)))
                .orElseGet(() -> Decision.refused(Refusal.invalidRules(
                        "privateTerms", "must be the seller's, and reserves that are prices of the listing's items")));
    }

    /** The seller's reserves; empty when they cannot be prices of the listing, or another seat brings some. */
    private Optional<List<Reserve>> reserves(SeatId seller) {
        Map<SeatId, Json> kept = opening.privateTerms();
        if (!rules.isAuction()) {
            return kept.isEmpty() ? Optional.of(List.of()) : Optional.empty();
        }
        if (!Set.of(seller).containsAll(kept.keySet())) {
            return Optional.empty();
        }
        try {
            Reserves reserves = kept.isEmpty()
                    ? new Reserves(new TreeMap<>())
                    : SealedForms.RESERVES.read(Objects.requireNonNull(kept.get(seller)));
            return Optional.of(reserves.of(opening.listing()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
