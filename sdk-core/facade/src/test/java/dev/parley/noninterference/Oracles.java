// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.mandate.MandateDraft;
import dev.parley.model.Binding;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Two worlds alike but for what one side keeps to itself: the seller its thresholds, or how many deals the mandate of its
 * agent allows; or the buyer what its agent's mandate allows. In both the other side, which probes, has the same limits, of
 * every kind, which refuse it again and again.
 */
final class Oracles {
    static final IssueId QUANTITY = new IssueId("quantity");
    static final Caller SELLER = Caller.person("seller");
    static final Caller KEEPER = Caller.agent("seller", "keeper");

    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller BOT = Caller.agent("buyer", "bot");

    private final Random random;
    private final boolean buyerKeeps;
    private final Listing listing;
    private final boolean probedByAgent;

    /** @param buyerKeeps whether it is the buyer that keeps something to itself, and the seller that probes */
    Oracles(Random random, boolean buyerKeeps) {
        this.random = random;
        this.buyerKeeps = buyerKeeps;
        this.probedByAgent = random.nextInt(3) == 0;
        Issue quantity = new Issue(QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(1, 3, 1));
        ListingDraft draft = ListingDraft.by("seller", "goods-1")
                .binding(any(Binding.values()))
                .stockPolicy(any(StockPolicy.values()))
                .item("one", 1_000, 1, List.of(quantity));
        this.listing = (random.nextInt(3) == 0 ? draft.item("two", 500, 1, List.of(quantity)) : draft).build();
    }

    private <T> T any(T[] some) {
        return some[random.nextInt(some.length)];
    }

    Listing listing() {
        return listing;
    }

    /** Who looks for what the other side keeps to itself. */
    Caller prober() {
        if (buyerKeeps) {
            return probedByAgent ? KEEPER : SELLER;
        }
        return probedByAgent ? BOT : BUYER;
    }

    /** Who opens. */
    Caller opener() {
        return buyerKeeps ? BOT : prober();
    }

    /** Who acts for the side that keeps something. */
    Caller other() {
        if (buyerKeeps) {
            return BOT;
        }
        return random.nextBoolean() ? KEEPER : SELLER;
    }

    void found(World one, World two, ProtocolId protocol) {
        SettlementRule settlement = random.nextBoolean() ? SettlementRule.EACH_ITEM : SettlementRule.ALL;
        Json rules = Json.object()
                .put("opener", random.nextBoolean() ? "buyer" : "either")
                .put("maxRounds", 2 + random.nextInt(6))
                .put("maxOffersPerBuyerAndListing", 2 + random.nextInt(6))
                .put("monotoneConcession", random.nextInt(4) == 0)
                .build();
        boolean limited = probedByAgent || random.nextInt(3) > 0;
        Json own = limits();
        Json others = some(SampleMandates.toBuy("bot"), 2);
        boolean thresholdsDiffer = random.nextInt(3) > 0;
        for (World world : List.of(one, two)) {
            boolean other = world == two;
            world.found(listing, protocol, rules, settlement);
            if (buyerKeeps) {
                world.mandate(
                        BUYER, other ? others : SampleMandates.toBuy("bot").toJson());
                if (limited) {
                    world.mandate(SELLER, own);
                }
                continue;
            }
            world.thresholds(SELLER, listing, thresholds(thresholdsDiffer && other));
            long deals = !thresholdsDiffer && other ? 0 : 5;
            world.mandate(
                    SELLER, SampleMandates.toSell("keeper").maxDeals(deals).toJson());
            if (limited) {
                world.mandate(BUYER, own);
            }
        }
    }

    private Json thresholds(boolean other) {
        Json.Builder items = Json.object();
        listing.items()
                .forEach(item -> items.put(
                        item.id().value(),
                        Json.object()
                                .put("autoAccept", other ? 1_101L : 900L)
                                .put("autoDecline", other ? 100L : 300L)
                                .build()));
        return Pair.thresholds(items);
    }

    /** Limits that refuse again and again. */
    private Json some(MandateDraft limits, int kinds) {
        return switch (random.nextInt(kinds)) {
            case 0 -> limits.maxDeals(random.nextInt(2)).toJson();
            case 1 -> limits.budget(1_000L + random.nextInt(1_000)).toJson();
            case 2 -> limits.budget(0).toJson();
            case 3 -> limits.unitPrice(800L + random.nextInt(400)).toJson();
            default -> limits.approvalFrom(900L + random.nextInt(300)).toJson();
        };
    }

    /** The prober's own limits, whether it acts in person or through an agent. */
    private Json limits() {
        Json all = buyerKeeps
                ? some(SampleMandates.toSell("keeper"), 1)
                : some(SampleMandates.toBuy("bot"), probedByAgent ? 5 : 4);
        if (probedByAgent) {
            return all;
        }
        Json.Builder inPerson = Json.object();
        all.members().forEach((name, value) -> {
            if (!name.equals("agent")) {
                inPerson.put(name, value);
            }
        });
        return inPerson.build();
    }

    /** Terms of some of the items, around the thresholds. */
    Json terms() {
        boolean all = random.nextInt(4) > 0;
        return Json.array(
                listing.items().stream().limit(all ? 2 : 1).toList(),
                item -> Terms.of(
                                item.id(),
                                Map.of(
                                        ListingDraft.PRICE,
                                        Value.of(new Money(40L * random.nextInt(32), ListingDraft.EUR)),
                                        QUANTITY,
                                        Value.of(1L + random.nextInt(2))))
                        .toJson());
    }
}
