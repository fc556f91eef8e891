// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.AtLeast;
import dev.parley.model.Bundles;
import dev.parley.model.ItemId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Award;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which agreements a step of a negotiation reaches.
 *
 * <ul>
 *   <li><em>Each item</em>: every new award is an agreement of its own.
 *   <li><em>All</em>: a buyer and a seller agree once every item of the listing has been awarded by that seller to that
 *       buyer. The agreement has all of that buyer's awards. When the items are spread over several buyers, nobody has
 *       them all and nothing settles; when there are units enough that several buyers each have them all, each has an
 *       agreement of its own. A pair agrees once: awards that come later to the same buyer settle nothing.
 *   <li><em>At least n</em>: a buyer and a seller agree once that many different items have been awarded by that seller to
 *       that buyer, on all that was awarded by then. What comes later to the same buyer is an agreement at once, since
 *       the buyer has enough already.
 *   <li><em>Bundles</em>: a buyer and a seller agree on a bundle once all of it has been awarded by that seller to that
 *       buyer, as often as it has been awarded whole.
 * </ul>
 *
 * <p>A group of awards settles in the step that gives it, by itself: of each pair one agreement, all of them or, where the rule
 * lets the part of some pair not settle, none.
 *
 * <p>What has been awarded is not lost when no more of it can be had. An award that waits is given up once something that was
 * not awarded is gone and without it the award cannot settle ({@link SettlementRule#lost}).
 *
 * @since 0.1.0
 */
public final class Settlement {
    private Settlement() {}

    /**
     * The agreements that are reached after a step and were not before it, in the order of the awards.
     *
     * @throws IllegalStateException if an award was taken back or an item came back: awards only grow, and so does what is gone
     */
    public static List<Agreement> reached(SettlementRule rule, Awarded before, Awarded after) {
        List<Award> fresh = without(after.awards(), before.awards());
        if (!after.gone().containsAll(before.gone())) {
            throw new IllegalStateException("an item came back: gone is " + after.gone() + " after " + before.gone());
        }
        List<Agreement> reached = new ArrayList<>(grouped(rule, before, after, fresh));
        if (rule.isEachItem()) {
            alone(fresh).forEach(award -> reached.add(agreement(List.of(award))));
            return reached;
        }
        Map<Pair, List<Award>> earlier = byPair(alone(before.awards()));
        byPair(alone(after.awards()))
                .forEach((pair, awards) ->
                        reached.addAll(reached(rule, after.items(), earlier.getOrDefault(pair, List.of()), awards)));
        return reached;
    }

    /** The awards that settle nothing yet and still can, in their order. */
    public static List<Award> waiting(SettlementRule rule, Awarded awarded) {
        List<Award> waiting = new ArrayList<>();
        if (rule.isEachItem()) {
            return waiting;
        }
        byPair(alone(awarded.awards())).values().forEach(awards -> {
            List<Award> left = without(awards, settled(rule, awarded.items(), awards));
            Set<ItemId> missing = new HashSet<>(awarded.gone());
            missing.removeAll(items(left));
            Set<ItemId> lost = rule.lost(awarded.items(), missing);
            left.removeIf(award -> lost.contains(award.terms().item()));
            waiting.addAll(left);
        });
        return waiting;
    }

    private static List<Award> alone(List<Award> awards) {
        return awards.stream().filter(award -> award.group().isEmpty()).toList();
    }

    /** The agreements of the groups that a step gave: of each pair one, and none where not every pair's part can settle. */
    private static List<Agreement> grouped(SettlementRule rule, Awarded before, Awarded after, List<Award> fresh) {
        Map<String, List<Award>> groups = new LinkedHashMap<>();
        fresh.forEach(award -> award.group()
                .ifPresent(name ->
                        groups.computeIfAbsent(name, any -> new ArrayList<>()).add(award)));
        List<Agreement> reached = new ArrayList<>();
        groups.forEach((name, awards) -> {
            if (before.awards().stream().anyMatch(award -> award.group().equals(Optional.of(name)))) {
                throw new IllegalStateException("the group " + name + " was given before");
            }
            List<List<Award>> parts = List.copyOf(byPair(awards).values());
            if (parts.stream().allMatch(part -> rule.isWhole(items(part), after.items()))) {
                parts.forEach(part -> reached.add(agreement(part)));
            }
        });
        return reached;
    }

    private static List<Award> without(List<Award> awards, List<Award> earlier) {
        List<Award> left = new ArrayList<>(awards);
        for (Award award : earlier) {
            if (!left.remove(award)) {
                throw new IllegalStateException("an award was taken back: " + award);
            }
        }
        return left;
    }

    private static Agreement agreement(List<Award> awards) {
        return new Agreement(awards.get(0).buyer(), awards.get(0).seller(), awards);
    }

    /** Who sells to whom. */
    private record Pair(SeatId buyer, SeatId seller) {}

    private static Map<Pair, List<Award>> byPair(List<Award> awards) {
        Map<Pair, List<Award>> byPair = new LinkedHashMap<>();
        awards.forEach(
                award -> byPair.computeIfAbsent(new Pair(award.buyer(), award.seller()), pair -> new ArrayList<>())
                        .add(award));
        return byPair;
    }

    /** What a pair agrees on by its awards, having agreed already on what its earlier ones let it. */
    private static List<Agreement> reached(
            SettlementRule rule, Set<ItemId> items, List<Award> earlier, List<Award> awards) {
        List<Award> now = settled(rule, items, awards);
        List<Award> then = settled(rule, items, earlier);
        if (now.isEmpty() || (rule.equals(SettlementRule.ALL) && !then.isEmpty())) {
            return List.of();
        }
        List<Award> fresh = new ArrayList<>(now);
        then.forEach(fresh::remove);
        if (rule instanceof Bundles bundles) {
            return whole(bundles, fresh);
        }
        boolean enoughBefore = rule instanceof AtLeast && !then.isEmpty();
        return enoughBefore
                ? fresh.stream().map(award -> agreement(List.of(award))).toList()
                : List.of(agreement(fresh));
    }

    /** Those of a pair's awards that settle. */
    private static List<Award> settled(SettlementRule rule, Set<ItemId> items, List<Award> awards) {
        if (rule instanceof Bundles bundles) {
            return whole(bundles, awards).stream()
                    .flatMap(agreement -> agreement.awards().stream())
                    .toList();
        }
        return rule.isWhole(items(awards), items) ? awards : List.of();
    }

    private static Set<ItemId> items(List<Award> awards) {
        return awards.stream().map(award -> award.terms().item()).collect(Collectors.toSet());
    }

    /** An agreement for each time that a bundle is there whole; the first awards of its items make the first. */
    private static List<Agreement> whole(Bundles bundles, List<Award> awards) {
        List<Agreement> whole = new ArrayList<>();
        for (List<ItemId> bundle : bundles.together(items(awards))) {
            if (!bundles.isWhole(bundle, Set.of())) {
                continue;
            }
            List<List<Integer>> places =
                    bundle.stream().map(item -> places(awards, item)).toList();
            int copies = places.stream().mapToInt(List::size).min().orElse(0);
            for (int copy = 0; copy < copies; copy++) {
                int of = copy;
                whole.add(agreement(places.stream()
                        .map(item -> item.get(of))
                        .sorted()
                        .map(awards::get)
                        .toList()));
            }
        }
        return whole;
    }

    private static List<Integer> places(List<Award> awards, ItemId item) {
        return IntStream.range(0, awards.size())
                .filter(place -> awards.get(place).terms().item().equals(item))
                .boxed()
                .toList();
    }
}
