// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The one offer on the table.
 *
 * @param by whose
 * @param id its name
 * @param terms complete terms of each of its items, sorted by item
 * @param expiresAt when it no longer stands, unless the negotiation ends before
 * @param message free text
 * @since 0.1.0
 */
public record StandingOffer(Side by, OfferId id, List<Terms> terms, Instant expiresAt, Optional<String> message) {
    /** The hash by which an acceptance names what it accepts. */
    public Hash termsHash() {
        return Terms.hash(terms);
    }

    /** Its items, sorted. */
    public List<ItemId> items() {
        return terms.stream().map(Terms::item).toList();
    }

    /** Its terms of an item. */
    public Optional<Terms> termsOf(ItemId item) {
        for (Terms of : terms) {
            if (of.item().equals(item)) {
                return Optional.of(of);
            }
        }
        return Optional.empty();
    }

    /** Its items without some others, sorted. */
    List<ItemId> itemsWithout(Collection<ItemId> others) {
        return items().stream().filter(item -> !others.contains(item)).toList();
    }

    /** This offer over some of its items only. */
    StandingOffer over(Collection<ItemId> items) {
        List<Terms> kept =
                terms.stream().filter(of -> items.contains(of.item())).toList();
        return new StandingOffer(by, id, kept, expiresAt, message);
    }

    StandingOffer later(Duration pause) {
        return new StandingOffer(by, id, terms, expiresAt.plus(pause), message);
    }
}
