package dev.parley.examples.marketplace.catalogue;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.api.Policies;
import dev.parley.api.StockView;
import dev.parley.examples.marketplace.people.People;
import dev.parley.model.ListingRef;
import dev.parley.protocol.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the catalogue's pages read: the goods, what Parley has left of them, and whether they may be negotiated. */
public final class Shelf {
    private final Catalogue catalogue;
    private final CatalogueListings source;
    private final Listings listings;
    private final Policies policies;

    public Shelf(Catalogue catalogue, CatalogueListings source, Listings listings, Policies policies) {
        this.catalogue = catalogue;
        this.source = source;
        this.listings = listings;
        this.policies = policies;
    }

    /** What mentions every word of a query, in a category; an empty word or category leaves nothing out. */
    public List<Card> search(String query, String category) {
        List<Goods> found = catalogue.search(query, category);
        Set<String> negotiable = negotiable(found);
        return found.stream()
                .map(goods -> card(goods, negotiable.contains(goods.ref())))
                .toList();
    }

    /** The goods of that name. */
    public Outcome<Detail> detail(String ref) {
        return catalogue
                .find(ref)
                .map(goods -> Outcome.done(detail(goods)))
                .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    /** Units of a piece that Parley has neither set aside nor seen sold. */
    public long left(Goods goods, Piece piece) {
        return left(goods).getOrDefault(piece.id(), 0L);
    }

    private Detail detail(Goods goods) {
        return new Detail(
                goods,
                source.listing(goods).toJson().canonicalText(),
                left(goods),
                !negotiable(List.of(goods)).isEmpty());
    }

    private Card card(Goods goods, boolean negotiable) {
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
                negotiable,
                left(goods).values().stream().allMatch(units -> units == 0));
    }

    /** By piece; all of the stock while nothing was ever negotiated or sold. */
    private Map<String, Long> left(Goods goods) {
        Map<String, Long> left = new TreeMap<>();
        goods.pieces().forEach(piece -> left.put(piece.id(), piece.stock()));
        listings.stock(People.HOUSE, new ListingRef(goods.ref()))
                .map(known -> known.stream()
                        .collect(Collectors.toMap(stock -> stock.item().value(), Shelf::free)))
                .match(done -> done.value(), refused -> Map.<String, Long>of())
                .forEach(left::put);
        return left;
    }

    private static long free(StockView stock) {
        return Math.max(0, stock.capacity() - stock.held() - stock.consumed());
    }

    /** Which of them the policy in force lets be negotiated. */
    private Set<String> negotiable(List<Goods> goods) {
        List<ListingRef> refs =
                goods.stream().map(one -> new ListingRef(one.ref())).toList();
        return policies.dryRun(People.HOUSE, refs, Optional.empty(), Optional.empty())
                .match(
                        done -> done.value().stream()
                                .filter(run -> run.explanation().choice().isPresent())
                                .map(run -> run.listing().value())
                                .collect(Collectors.toSet()),
                        refused -> Set.of());
    }
}
