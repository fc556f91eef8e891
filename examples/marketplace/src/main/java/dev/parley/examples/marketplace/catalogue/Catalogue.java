// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Everything for sale, read once from the file that ships with the marketplace. */
public final class Catalogue {
    private static final String FILE = "/marketplace/goods.json";

    private final Map<String, Goods> byRef = new LinkedHashMap<>();

    private Catalogue(List<Goods> goods) {
        goods.forEach(one -> byRef.put(one.ref(), one));
    }

    /** The catalogue that ships with the marketplace. */
    public static Catalogue shipped() {
        try (InputStream file = Objects.requireNonNull(Catalogue.class.getResourceAsStream(FILE), FILE)) {
            return new Catalogue(new ObjectMapper().readValue(file, new TypeReference<List<Goods>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** All of it, in the file's order. */
    public List<Goods> all() {
        return List.copyOf(byRef.values());
    }

    /** The goods of that name. */
    public Optional<Goods> find(String ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    /**
     * What mentions every word of a query, in a category; an empty word or category leaves nothing out. Where nothing does,
     * each word may have one letter wrong.
     */
    public List<Goods> search(String query, String category) {
        List<Goods> shelf = byRef.values().stream()
                .filter(goods -> category.isEmpty() || goods.category().equals(category))
                .toList();
        List<Goods> exact = shelf.stream()
                .filter(goods -> query.isBlank() || goods.mentions(query))
                .toList();
        return exact.isEmpty()
                ? shelf.stream().filter(goods -> goods.nearlyMentions(query)).toList()
                : exact;
    }
}
