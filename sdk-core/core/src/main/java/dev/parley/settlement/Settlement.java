package dev.parley.settlement;

import dev.parley.model.ItemId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Award;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which agreements a step of a negotiation reaches.
 *
 * <ul>
 *   <li><em>Each item</em>: every new award is an agreement of its own.
 *   <li><em>All</em>: a buyer and a seller agree once every item that the negotiation is still about has been awarded
 *       by that seller to that buyer, be it by a further award or because what was missing is gone. The agreement has
 *       all of that buyer's awards of those items; awards of items that are gone are left out. When the items are
 *       spread over several buyers, nobody has them all and nothing settles; when there are units enough that several
 *       buyers each have them all, each has an agreement of its own. A pair agrees once: awards that come later to the
 *       same buyer settle nothing.
 * </ul>
 */
public final class Settlement {
    private Settlement() {}

    /**
     * The agreements that are reached after a step and were not before it, in the order of the awards.
     *
     * @throws IllegalStateException if an award was taken back or an item came back: awards only grow, items only shrink
     */
    public static List<Agreement> reached(SettlementRule rule, Awarded before, Awarded after) {
        List<Award> fresh = fresh(before.awards(), after.awards());
        if (!before.items().containsAll(after.items())) {
            throw new IllegalStateException("an item came back: " + after.items() + " after " + before.items());
        }
        if (rule instanceof SettlementRule.EachItem) {
            return fresh.stream().map(Settlement::alone).toList();
        }
        if (rule instanceof SettlementRule.All) {
            return complete(before, after);
        }
        throw new IllegalStateException("no settlement for the rule " + rule.name());
    }

    private static List<Award> fresh(List<Award> before, List<Award> after) {
        List<Award> fresh = new ArrayList<>(after);
        for (Award award : before) {
            if (!fresh.remove(award)) {
                throw new IllegalStateException("an award was taken back: " + award);
            }
        }
        return fresh;
    }

    private static Agreement alone(Award award) {
        return new Agreement(award.buyer(), award.seller(), List.of(award));
    }

    private static List<Agreement> complete(Awarded before, Awarded after) {
        Map<Pair, Agreement> reached = complete(after);
        reached.keySet().removeAll(complete(before).keySet());
        return List.copyOf(reached.values());
    }

    /** Who sells to whom. */
    private record Pair(SeatId buyer, SeatId seller) {}

    private static Map<Pair, Agreement> complete(Awarded awarded) {
        Map<Pair, List<Award>> byPair = new LinkedHashMap<>();
        awarded.awards().stream()
                .filter(award -> awarded.items().contains(award.terms().item()))
                .forEach(award -> byPair.computeIfAbsent(
                                new Pair(award.buyer(), award.seller()), pair -> new ArrayList<>())
                        .add(award));
        Map<Pair, Agreement> complete = new LinkedHashMap<>();
        byPair.forEach((pair, awards) ->
                agreement(pair, awards, awarded.items()).ifPresent(agreement -> complete.put(pair, agreement)));
        return complete;
    }

    private static Optional<Agreement> agreement(Pair pair, List<Award> awards, Set<ItemId> items) {
        Set<ItemId> given = awards.stream().map(award -> award.terms().item()).collect(Collectors.toSet());
        return given.equals(items) ? Optional.of(new Agreement(pair.buyer(), pair.seller(), awards)) : Optional.empty();
    }
}
