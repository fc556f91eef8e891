// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which awards become deals, and when. Open for more kinds: read {@link #name}.
 *
 * <p>No rule shrinks: an item that is gone takes with it every item that cannot settle without it ({@link #lost}), and a
 * negotiation of which nothing can settle any more ends.
 *
 * @since 0.1.0
 */
@SuppressWarnings("ClassInitializationDeadlock") // of the first two rules nobody else makes one
public sealed interface SettlementRule permits EachItem, AllItems, AtLeast, Bundles {
    /** Every award is a deal at once. */
    SettlementRule EACH_ITEM = new EachItem();

    /** One deal over every item of the negotiation, or none. */
    SettlementRule ALL = new AllItems();

    /** The stable name in rules and on the wire. */
    String name();

    /**
     * The items that can no longer settle once some are gone, those among them.
     *
     * @param items all of the listing
     * @param gone some of them
     */
    Set<ItemId> lost(Set<ItemId> items, Set<ItemId> gone);

    /**
     * Whether just these items can become deals without any other.
     *
     * @param chosen some items of the listing
     * @param items all of the listing
     */
    boolean isWhole(Collection<ItemId> chosen, Set<ItemId> items);

    /** The items as they settle: each list becomes one deal or none, though of {@link AtLeast} perhaps a part of it. */
    List<List<ItemId>> together(Collection<ItemId> items);

    /** What is wrong with this rule for a listing with these items. */
    default List<SettlementFault> faults(Collection<ItemId> items) {
        return List.of();
    }

    /** How it settles, in English, to be read after <em>settled</em>. */
    default String text() {
        return name();
    }

    /** Whether every award is a deal by itself. */
    default boolean isEachItem() {
        return false;
    }

    /** Puts this rule into an object: its name as {@code settlement}, and what it says besides. */
    default Json.Builder putInto(Json.Builder object) {
        return object.put(SettlementFault.RULE, name());
    }

    /**
     * The rule that {@link #putInto} put there.
     *
     * @throws IllegalArgumentException if there is none; the message begins with the name of the member at fault
     */
    static SettlementRule readFrom(Json object) {
        SettlementRule rule = named(object.get(SettlementFault.RULE).text(), object);
        requireOnly(object, SettlementFault.AT_LEAST, rule instanceof AtLeast);
        requireOnly(object, SettlementFault.BUNDLES, rule instanceof Bundles);
        return rule;
    }

    /** What is wrong with the rule that an object says, whatever the listing, each fault at its place in the object. */
    static List<SettlementFault> faultsIn(Json object) {
        try {
            List<SettlementFault> among = object.find(SettlementFault.BUNDLES)
                    .map(Bundles::read)
                    .map(Bundles::faultsAmong)
                    .orElse(List.of());
            if (among.isEmpty()) {
                SettlementRule ignored = readFrom(object);
            }
            return among;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            return List.of(new SettlementFault("/" + message.split(" ", 2)[0], message));
        }
    }

    private static SettlementRule named(String name, Json object) {
        return switch (name) {
            case "each-item" -> EACH_ITEM;
            case "all" -> ALL;
            case AtLeast.NAME -> AtLeast.of(member(object, SettlementFault.AT_LEAST, name));
            case Bundles.NAME -> Bundles.of(member(object, SettlementFault.BUNDLES, name));
            default -> throw new IllegalArgumentException("settlement must be each-item, all, at-least or bundles");
        };
    }

    private static Json member(Json object, String member, String name) {
        return object.find(member)
                .orElseThrow(() -> new IllegalArgumentException(member + " must be there where settlement is " + name));
    }

    private static void requireOnly(Json object, String member, boolean wanted) {
        if (!wanted && object.find(member).isPresent()) {
            throw new IllegalArgumentException(member + " must be left out where settlement is "
                    + object.get(SettlementFault.RULE).text());
        }
    }
}
