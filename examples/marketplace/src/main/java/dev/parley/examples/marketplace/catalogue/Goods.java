// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import dev.parley.model.Binding;
import dev.parley.model.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something for sale, as its seller describes it: one piece or several that may be settled apart.
 *
 * @param ref its name, which Parley knows it by
 * @param category such as {@code cameras}
 * @param art which drawing the pages show
 * @param place where it is
 * @param seller whose it is
 * @param currency an ISO 4217 code, of every amount
 * @param binding when an agreement binds
 * @param showsInterest whether its seller lets it show how many haggle over it
 */
public record Goods(
        String ref,
        String title,
        String category,
        String art,
        String condition,
        String place,
        String seller,
        String currency,
        Binding binding,
        String blurb,
        List<Piece> pieces,
        boolean showsInterest) {
    /** One of everything, without bargaining. */
    public Money listPrice() {
        return amount(pieces.stream().mapToLong(Piece::listPrice).sum());
    }

    /** The piece of that name. */
    public Optional<Piece> piece(String id) {
        return pieces.stream().filter(piece -> piece.id().equals(id)).findFirst();
    }

    /** So many units of a piece without bargaining, with its highest fees. */
    public Money listPrice(Piece piece, long units) {
        return amount(Math.addExact(Math.multiplyExact(piece.listPrice(), units), piece.fees()));
    }

    private Money amount(long minorUnits) {
        return Money.of(minorUnits, currency);
    }

    /** Whether its words contain every word of a query, whatever the case. */
    public boolean mentions(String query) {
        String words = words();
        return typed(query).allMatch(words::contains);
    }

    /** The same where each word of the query may have one letter wrong. */
    boolean nearlyMentions(String query) {
        List<String> words = List.of(words().split("[^\\p{L}\\p{N}]+", -1));
        return typed(query).allMatch(one -> words.stream().anyMatch(word -> Spelling.isNear(one, word)));
    }

    private String words() {
        return String.join(" ", title, category, place, condition, blurb).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> typed(String query) {
        return Stream.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
    }
}
