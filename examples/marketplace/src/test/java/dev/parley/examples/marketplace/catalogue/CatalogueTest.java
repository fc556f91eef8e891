// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.model.Domain;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.port.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

    private final Catalogue catalogue = Catalogue.shipped();
    private final CatalogueListings listings = new CatalogueListings(catalogue, NOON);

    @Test
    void has_at_least_forty_goods_on_eight_shelves() {
        assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(all(Goods::category)).hasSize(8);
        assertThat(all(Goods::seller)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(all(Goods::currency)).contains("EUR", "GBP", "JPY");
        assertThat(all(Goods::condition)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(all(Goods::place)).hasSizeGreaterThanOrEqualTo(6);
        assertThat(catalogue.all()).anyMatch(goods -> goods.pieces().size() > 1);
        assertThat(catalogue.all()).anyMatch(goods -> goods.pieces().get(0).stock() > 1);
        assertThat(catalogue.all())
                .anyMatch(goods -> goods.pieces().get(0).issues().stream().anyMatch(Facet::isFee));
    }

    private Set<String> all(Function<Goods, String> what) {
        return catalogue.all().stream().map(what).collect(Collectors.toSet());
    }

    @Test
    void every_goods_has_a_drawing() throws IOException {
        String drawings = Files.readString(Path.of("src/main/resources/marketplace/assets/js/art.js"));

        assertThat(all(Goods::art)).allSatisfy(art -> assertThat(drawings).contains("\n  " + art + ": `"));
    }

    @Test
    void no_name_is_given_twice_and_no_words_are_markup() {
        assertThat(all(Goods::ref)).hasSameSizeAs(catalogue.all());
        assertThat(all(Goods::title)).hasSameSizeAs(catalogue.all());
        assertThat(all(Goods::blurb)).noneMatch(blurb -> blurb.contains("<") || blurb.isBlank());
    }

    @Test
    void every_goods_is_a_listing_of_somebody_who_sells() {
        People people = new People();
        for (Goods goods : catalogue.all()) {
            Listing listing = listings.listing(goods);

            assertThat(listing.ref().value()).isEqualTo(goods.ref());
            assertThat(people.find(goods.seller()).map(Person::part)).contains(Person.Part.SELLER);
            assertThat(listing.items()).allMatch(CatalogueTest::asksNoMoreThanTheListPrice);
        }
    }

    private static boolean asksNoMoreThanTheListPrice(Item item) {
        return item.price().domain() instanceof Domain.Price price
                && price.max() == item.listPrice().minorUnits();
    }

    @Test
    void parley_finds_what_is_there_and_nothing_else() {
        assertThat(listings.find(Caller.MAIN, new ListingRef("cam-nikon-fm2"))).isPresent();
        assertThat(listings.find(Caller.MAIN, new ListingRef("no-such-thing"))).isEmpty();
    }

    @Test
    void days_are_counted_from_today() {
        Item body = listings.listing(catalogue.find("cam-nikon-fm2").orElseThrow())
                .items()
                .get(0);

        assertThat(body.issues())
                .anyMatch(issue -> issue.domain() instanceof Domain.Date date
                        && date.first().equals(LocalDate.parse("2026-11-22"))
                        && date.last().equals(LocalDate.parse("2026-12-11")));
    }

    @Test
    void a_search_wants_every_word_in_any_case() {
        assertThat(catalogue.search("LENS lisbon", "")).extracting(Goods::ref).contains("cam-nikon-fm2");
        assertThat(catalogue.search("lens guitar", "")).isEmpty();
        assertThat(catalogue.search("", "books"))
                .allMatch(goods -> goods.category().equals("books"));
        assertThat(catalogue.search("  ", "")).hasSameSizeAs(catalogue.all());
    }

    @Test
    void a_list_price_counts_every_unit_and_the_highest_fees() {
        Goods bicycle = catalogue.find("bike-gazelle").orElseThrow();
        Goods chairs = catalogue.find("chair-bentwood").orElseThrow();

        assertThat(bicycle.listPrice(bicycle.pieces().get(0), 1).minorUnits()).isEqualTo(26_000 + 2_500);
        assertThat(chairs.listPrice(chairs.pieces().get(0), 4).minorUnits()).isEqualTo(4 * 8_500);
    }

    @Test
    void a_search_forgives_one_letter_of_a_word() {
        Catalogue catalogue = Catalogue.shipped();
        List<Goods> right = catalogue.search("typewriter", "");

        assertThat(right).isNotEmpty();
        for (String typed : List.of("typewritr", "typewritter", "typewroter", "tpyewriter", "typewrite")) {
            assertThat(catalogue.search(typed, "")).as(typed).containsAll(right);
        }
        assertThat(catalogue.search("tipewritr", "")).isEmpty();
        assertThat(catalogue.search("zzzz", "")).isEmpty();
    }
}
