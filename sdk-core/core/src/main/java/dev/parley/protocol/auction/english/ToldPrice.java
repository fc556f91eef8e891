// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.SeatId;
import dev.parley.protocol.auction.english.AuctionFault.Kind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether one price may follow another: what everybody can check, and what a bidder can that knows its own maximum. */
final class ToldPrice {
    private final Sale sale;
    private final Ascent ascent;
    private final int units;

    ToldPrice(Sale sale) {
        this.sale = sale;
        this.ascent = sale.ascent(Optional.empty());
        this.units = sale.rules().units();
    }

    Map<Kind, String> faults(ToldLead before, ToldLead next) {
        Map<Kind, String> faults = new EnumMap<>(Kind.class);
        if (!isNumbered(before, next)) {
            faults.put(Kind.NUMBERS, "bidders are numbered in the order of their first bids");
        }
        if (!sale.isPrice(next.price()) || next.price() < sale.start()) {
            faults.put(Kind.PRICE, next.price() + " is no price of this auction");
        } else if (next.because() == PriceCause.BID && !follows(before, next)) {
            faults.put(Kind.PRICE, next.price() + " does not follow " + before.price());
        }
        if (next.because() == PriceCause.BID && !displaces(before, next)) {
            faults.put(Kind.LEADERS, next.leaders() + " cannot lead after " + before.leaders());
        }
        if (!keepsReserve(before, next)) {
            faults.put(Kind.RESERVE, "the reserve cannot be " + (next.reserveMet() ? "met" : "unmet"));
        }
        boolean open = before.buyNow() && sale.isBuyNowOpen(lead(next));
        if (next.buyNow() != open) {
            faults.put(Kind.BUY_NOW, "buying at once should be " + (open ? "open" : "over"));
        }
        return faults;
    }

    private static Lead lead(ToldLead told) {
        List<SeatId> leaders = told.leaders().stream()
                .map(number -> new SeatId("bidder-" + number))
                .toList();
        return new Lead(told.price(), leaders, told.reserveMet());
    }

    /** Each number at most once, and none above that of the bidders so far and this one. */
    private boolean isNumbered(ToldLead before, ToldLead next) {
        Set<Long> different = new HashSet<>(next.leaders());
        return next.bidder() >= 1
                && next.bidder() <= before.bidders() + 1
                && different.size() == next.leaders().size()
                && next.leaders().size() <= units
                && next.leaders().stream().allMatch(number -> number >= 1 && number <= next.bidders());
    }

    /** While units are free the price stays; a challenge raises it, a raised maximum does not; a reserve that is met may. */
    private boolean follows(ToldLead before, ToldLead next) {
        boolean met = next.reserveMet() && !before.reserveMet();
        if (next.price() < before.price()) {
            return false;
        }
        if (met) {
            return true;
        }
        boolean challenged = before.leaders().size() == units && !before.leads(next.bidder());
        if (!challenged) {
            return before.leaders().size() < units || next.price() == before.price();
        }
        boolean displaced = next.leads(next.bidder());
        long rise = displaced && units == 1 ? 1 : 0;
        return next.price() >= (displaced ? before.price() + rise : ascent.minimum(lead(before)));
    }

    /** Who leads next led before or is the bidder, and no unit falls free; a reserve that is met may drop some. */
    private boolean displaces(ToldLead before, ToldLead next) {
        Set<Long> may = new HashSet<>(before.leaders());
        may.add(next.bidder());
        boolean met = next.reserveMet() && !before.reserveMet();
        return may.containsAll(next.leaders())
                && !next.leaders().isEmpty()
                && (met
                        || next.leaders().size()
                                >= Math.min(units, before.leaders().size()));
    }

    private boolean keepsReserve(ToldLead before, ToldLead next) {
        if (!sale.hasReserve()) {
            return !next.reserveMet();
        }
        boolean kept = next.reserveMet() || !before.reserveMet() || next.because() == PriceCause.TAKEN_BACK;
        boolean enough = sale.openReserve()
                .map(least -> next.reserveMet() == (next.price() >= least))
                .orElse(true);
        return kept && enough;
    }

    /** What is wrong for a bidder with that maximum. */
    Optional<String> ownFault(ToldLead before, ToldLead next, long number, long maximum) {
        if (next.leads(number)) {
            return next.price() <= maximum
                    ? Optional.empty()
                    : Optional.of("the price " + next.price() + " lies above your maximum " + maximum);
        }
        boolean full = next.leaders().size() == units;
        if (full && next.price() < maximum) {
            return Optional.of("you should lead: the price " + next.price() + " lies below your maximum " + maximum);
        }
        boolean justLost = before.leads(number) || next.bidder() == number;
        boolean met = next.reserveMet() && !before.reserveMet();
        long most = maximum
                + sale.ascent(Optional.empty())
                        .increments()
                        .at(maximum, sale.prices().tick());
        return justLost && units == 1 && !met && next.price() > most
                ? Optional.of(
                        "the price " + next.price() + " lies more than an increment above your maximum " + maximum)
                : Optional.empty();
    }
}
