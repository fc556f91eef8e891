package dev.parley.protocol.sealedbid;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a seat may do. Open for more kinds. */
public sealed interface SealedMove {
    /** The kind, one of the lifecycle's. */
    String kind();

    /**
     * What a seat states about items: no more than it submits or reveals with it.
     *
     * @param items a price for one or more items: the most that a buyer pays, the least that a seller takes
     * @param fairPrices fair prices of some of them, in minor units
     * @param nonces shares in the draw of some of them, from the party's own device
     */
    record Statement(List<Terms> items, SortedMap<ItemId, Long> fairPrices, SortedMap<ItemId, String> nonces) {
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
    record Submit(Statement statement) implements SealedMove {
        @Override
        public String kind() {
            return "submit";
        }
    }

    /** Takes back what the seat submitted or committed to. */
    record Withdraw() implements SealedMove {
        @Override
        public String kind() {
            return "withdraw";
        }
    }

    /**
     * Commits to a statement without telling it.
     *
     * @param commitment see {@link Statement#commitment}
     */
    record Commit(Hash commitment) implements SealedMove {
        @Override
        public String kind() {
            return "commit";
        }
    }

    /**
     * Tells what the seat committed to.
     *
     * @param statement what
     * @param salt 64 lower-case hexadecimal digits
     */
    record Reveal(Statement statement, String salt) implements SealedMove {
        @Override
        public String kind() {
            return "reveal";
        }
    }
}
