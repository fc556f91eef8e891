// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Described;
import dev.parley.form.Flat;
import dev.parley.form.Min;
import dev.parley.form.Part;
import dev.parley.form.Pattern;
import dev.parley.form.Size;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.MoveForms;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a seat may do. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface SealedMove {
    /**
     * What a seat states about items: no more than it submits or reveals with it.
     *
     * @param items a price for one or more items: the most that a buyer pays, the least that a seller takes
     * @param fairPrices fair prices of some of them, in minor units
     * @param nonces shares in the draw of some of them, from the party's own device
     */
    record Statement(
            @Part(MoveForms.TERMS) List<Terms> items,

            @Described(
                    title = "Fair prices",
                    help = "What one calls fair, in minor units by item; never beyond one's best price. Where"
                            + " prices are drawn only.")
            @Size(max = Listing.MAX_ITEMS)
            SortedMap<ItemId, @Min(0) Long> fairPrices,

            @Described(
                    title = "Nonces",
                    help = "One's share in the draw by item, random, from one's own device. Where prices are drawn"
                            + " only.")
            @Size(max = Listing.MAX_ITEMS)
            SortedMap<ItemId, @Size(min = 1, max = Submission.Bid.MAX_NONCE) String> nonces) {
        public Statement {
            items = List.copyOf(items);
            fairPrices = Collections.unmodifiableSortedMap(new TreeMap<>(fairPrices));
            nonces = Collections.unmodifiableSortedMap(new TreeMap<>(nonces));
        }

        /** Best prices alone. */
        public static Statement of(Terms... items) {
            return new Statement(List.of(items), new TreeMap<>(), new TreeMap<>());
        }

        /** This statement with a fair price in minor units. */
        public Statement withFair(ItemId item, long minorUnits) {
            SortedMap<ItemId, Long> more = new TreeMap<>(fairPrices);
            more.put(item, minorUnits);
            return new Statement(items, more, nonces);
        }

        /** This statement with a nonce. */
        public Statement withNonce(ItemId item, String nonce) {
            SortedMap<ItemId, String> more = new TreeMap<>(nonces);
            more.put(item, nonce);
            return new Statement(items, fairPrices, more);
        }

        /**
         * What a seat commits to: SHA-256 over the canonical (RFC 8785) {@code {"fairPrices", "format":
         * "parley-commitment/1", "items" (sorted by item), "negotiation", "nonces", "salt", "seat"}}. Negotiation and
         * seat are bound in, so that another's hash is useless.
         *
         * @param salt 64 lower-case hexadecimal digits, unguessable
         */
        public Hash commitment(NegotiationId negotiation, SeatId seat, String salt) {
            List<Terms> sorted =
                    items.stream().sorted(Comparator.comparing(Terms::item)).toList();
            return Hash.sha256(Json.object()
                    .put("format", "parley-commitment/1")
                    .put("negotiation", negotiation.value())
                    .put("seat", seat.value())
                    .put("salt", salt)
                    .put("items", Json.array(sorted, Terms::toJson))
                    .put("fairPrices", byItem(fairPrices, Json::of))
                    .put("nonces", byItem(nonces, Json::of))
                    .build()
                    .canonical());
        }

        static <T> Json byItem(Map<ItemId, T> values, Function<T, Json> write) {
            Json.Builder written = Json.object();
            values.forEach((item, value) -> written.put(item.value(), write.apply(value)));
            return written.build();
        }
    }

    /**
     * Submits, in place of what the seat submitted before.
     *
     * @param statement what
     */
    @Described(
            title = "Submit",
            help = "One's best price for one or more items: a buyer's highest, a seller's lowest. Nobody else sees it"
                    + " before the close.")
    record Submit(@Flat Statement statement) implements SealedMove {}

    /** Takes back what the seat submitted or committed to. */
    @Described(title = "Withdraw", help = "Takes back what one has placed.")
    record Withdraw() implements SealedMove {}

    /**
     * Commits to a statement without telling it.
     *
     * @param commitment see {@link Statement#commitment}
     */
    @Described(
            title = "Commit",
            help =
                    "The hash of what will be revealed after the close, so that not even the marketplace knows it before.")
    record Commit(
            @Described(title = "Commitment", help = "SHA-256 over negotiation, seat, salt and the statement.")
            Hash commitment)
            implements SealedMove {}

    /**
     * Tells what the seat committed to.
     *
     * @param statement what
     * @param salt 64 lower-case hexadecimal digits
     */
    @Described(title = "Reveal", help = "What one committed to, unchanged.")
    record Reveal(
            @Flat Statement statement,

            @Described(title = "Salt", help = "The salt of the commitment.", examples = Reveal.ZEROS)
            @Size(min = 64, max = 64)
            @Pattern(regexp = "[0-9a-f]{64}")
            String salt)
            implements SealedMove {
        static final String ZEROS = "0000000000000000000000000000000000000000000000000000000000000000";
    }
}
