package dev.parley.examples.marketplace.catalogue;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.parley.api.Listings;
import dev.parley.api.Policies;
import dev.parley.api.StockView;
import dev.parley.examples.marketplace.people.People;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the catalogue's pages read. */
@Controller("/api/listings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CatalogueController {
    private final Catalogue catalogue;
    private final CatalogueListings source;
    private final Listings listings;
    private final Policies policies;

    CatalogueController(Catalogue catalogue, CatalogueListings source, Listings listings, Policies policies) {
        this.catalogue = catalogue;
        this.source = source;
        this.listings = listings;
        this.policies = policies;
    }

    /** A line of the catalogue. */
    record Card(
            String ref,
            String title,
            String category,
            String art,
            String condition,
            String place,
            String seller,
            int pieces,
            Money listPrice,
            boolean soldOut) {}

    /**
     * All that there is to know of goods.
     *
     * @param listing the same as Parley knows it, with the issues' domains
     * @param left units that can still be had, by piece
     * @param negotiable whether the policy in force lets it be negotiated
     */
    record Detail(Goods goods, @JsonRawValue String listing, Map<String, Long> left, boolean negotiable) {}

    @Get
    @Header(name = "Cache-Control", value = "no-store")
    List<Card> search(@QueryValue(defaultValue = "") String q, @QueryValue(defaultValue = "") String category) {
        return catalogue.search(q, category).stream().map(this::card).toList();
    }

    @Get("/{ref}")
    @Header(name = "Cache-Control", value = "no-store")
    Optional<Detail> detail(String ref) {
        return catalogue
                .find(ref)
                .map(goods -> new Detail(
                        goods, source.listing(goods).toJson().canonicalText(), left(goods), isNegotiable(goods)));
    }

    private Card card(Goods goods) {
        return new Card(
                goods.ref(),
                goods.title(),
                goods.category(),
                goods.art(),
                goods.condition(),
                goods.place(),
                goods.seller(),
                goods.pieces().size(),
                goods.listPrice(),
                left(goods).values().stream().allMatch(units -> units == 0));
    }

    /** What Parley has not set aside; all of the stock while nothing was ever negotiated or sold. */
    private Map<String, Long> left(Goods goods) {
        Map<String, Long> known = listings
                .stock(People.HOUSE, new ListingRef(goods.ref()))
                .match(done -> done.value(), refused -> List.<StockView>of())
                .stream()
                .collect(Collectors.toMap(stock -> stock.item().value(), CatalogueController::free));
        return goods.pieces().stream()
                .collect(Collectors.toMap(Piece::id, piece -> known.getOrDefault(piece.id(), piece.stock())));
    }

    private static long free(StockView stock) {
        return Math.max(0, stock.capacity() - stock.held() - stock.consumed());
    }

    private boolean isNegotiable(Goods goods) {
        return policies.dryRun(People.HOUSE, List.of(new ListingRef(goods.ref())), Optional.empty(), Optional.empty())
                .match(
                        done -> done.value().stream()
                                .anyMatch(run -> run.explanation().choice().isPresent()),
                        refused -> false);
    }
}
