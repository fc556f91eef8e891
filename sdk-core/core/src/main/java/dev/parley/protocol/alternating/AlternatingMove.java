// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Described;
import dev.parley.form.Part;
import dev.parley.form.Size;
import dev.parley.form.Tells;
import dev.parley.model.Disclosure;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.Terms;
import dev.parley.protocol.MoveForms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a seat may do. A message is shown to the other side and decides nothing. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface AlternatingMove {
    /** The free text beside the move. */
    default Optional<String> message() {
        return Optional.empty();
    }

    /** The terms that the move names. */
    default List<Terms> namedTerms() {
        if (this instanceof Offer offer) {
            return offer.items();
        }
        return this instanceof Counter counter ? counter.items() : List.of();
    }

    /** The items that the move names to accept, drop or reject, sorted. */
    default Set<ItemId> namedItems() {
        return Set.of();
    }

    /** Whether it answers the other side's offer. */
    default boolean isAnswer() {
        return !(this instanceof Offer || this instanceof Withdraw);
    }

    /** Whether it accepts something of the offer that it answers. */
    default boolean isAcceptance() {
        return this instanceof Accept
                || (this instanceof Counter counter && !counter.accepts().isEmpty());
    }

    /**
     * Puts an offer on an empty table.
     *
     * @param items complete terms, of some open items where each item settles by itself, else of all
     * @param message shown to the other side
     */
    @Described(title = "Offer", help = "Complete terms of one or more items.")
    record Offer(
            @Part(MoveForms.TERMS) List<Terms> items,

            @Described(title = "Message", help = "Shown to the other side; it decides nothing.")
            @Tells(Disclosure.MESSAGES)
            Optional<@Size(max = AlternatingRules.MAX_MESSAGE) String> message)
            implements AlternatingMove {
        public Offer {
            items = List.copyOf(items);
        }
    }

    /**
     * Answers the other side's offer with another, which replaces it. What it does not name is taken over from the
     * offer that it answers.
     *
     * @param items what changes: some issues of items in the answered offer, or complete terms of further open items
     * @param drops items of the answered offer that the counter-offer leaves out; they stay open
     * @param accepts items of the answered offer that are accepted as they stand; the counter-offer leaves them out
     * @param message shown to the other side
     */
    @Described(title = "Counter-offer", help = "What it does not name is taken over from the offer that it answers.")
    record Counter(
            @Part(MoveForms.TERMS) List<Terms> items,

            @Described(title = "Items", help = "Items of that offer to leave out; they stay open.")
            @Size(max = Listing.MAX_ITEMS)
            Set<ItemId> drops,

            @Described(title = "Items", help = "Items of that offer to accept as they stand.")
            @Size(max = Listing.MAX_ITEMS)
            Set<ItemId> accepts,

            @Described(title = "Message", help = "Shown to the other side; it decides nothing.")
            @Tells(Disclosure.MESSAGES)
            Optional<@Size(max = AlternatingRules.MAX_MESSAGE) String> message)
            implements AlternatingMove {
        public Counter {
            items = List.copyOf(items);
            drops = Set.copyOf(drops);
            accepts = Set.copyOf(accepts);
        }

        @Override
        public Set<ItemId> namedItems() {
            Set<ItemId> named = new TreeSet<>(drops);
            named.addAll(accepts);
            return named;
        }

        /** A counter-offer that changes terms only. */
        public Counter(List<Terms> items) {
            this(items, Set.of(), Set.of(), Optional.empty());
        }
    }

    /**
     * Accepts the other side's offer.
     *
     * @param items the items that are accepted; none named means all of the offer. What is left out
     *     stays on the table for another answer
     */
    @Described(title = "Accept", help = "Needs the offer's id and the hash of its terms.")
    record Accept(
            @Described(title = "Items", help = "The items to accept; absent means all.") @Size(max = Listing.MAX_ITEMS)
            Set<ItemId> items)
            implements AlternatingMove {
        public Accept {
            items = Set.copyOf(items);
        }

        @Override
        public Set<ItemId> namedItems() {
            return new TreeSet<>(items);
        }

        /** Accepts the whole offer. */
        public Accept() {
            this(Set.of());
        }
    }

    /**
     * Rejects the other side's offer.
     *
     * @param invite whether the other side may offer again; otherwise the negotiation ends
     * @param items the items that are declined; none named means the whole offer. When some are left out, those stay on
     *     the table, it remains the rejecting side's turn, and {@code invite} says nothing
     * @param message shown to the other side
     */
    @Described(
            title = "Reject",
            help = "Ends the negotiation unless it invites another offer or leaves items standing.")
    record Reject(
            @Described(title = "Invite another offer", help = "Whether the other side may offer again.")
            boolean invite,

            @Described(title = "Items", help = "The items to decline; absent means all.") @Size(max = Listing.MAX_ITEMS)
            Set<ItemId> items,

            @Described(title = "Message", help = "Shown to the other side; it decides nothing.")
            @Tells(Disclosure.MESSAGES)
            Optional<@Size(max = AlternatingRules.MAX_MESSAGE) String> message)
            implements AlternatingMove {
        public Reject {
            items = Set.copyOf(items);
        }

        @Override
        public Set<ItemId> namedItems() {
            return new TreeSet<>(items);
        }

        /** Rejects the whole offer. */
        public Reject(boolean invite) {
            this(invite, Set.of(), Optional.empty());
        }
    }

    /**
     * Takes back one's own offer, or leaves.
     *
     * @param leave whether the negotiation ends; otherwise the same side may offer again. One may also leave an empty
     *     table; whoever faces an offer rejects it instead
     */
    @Described(title = "Withdraw", help = "Takes back one's own offer.")
    record Withdraw(
            @Described(title = "Leave", help = "Whether the negotiation ends with it.")
            boolean leave) implements AlternatingMove {}
}
