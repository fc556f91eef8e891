// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.DryRun;
import dev.parley.api.Listings;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.Negotiations;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.Policies;
import dev.parley.api.StockView;
import dev.parley.examples.marketplace.people.People;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.PrincipalId;
import dev.parley.policy.Choice;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.auction.english.EnglishAuction;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.settlement.DealState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the catalogue's pages read: the goods, what Parley has left of them, and whether they may be negotiated. */
public final class Shelf {
    /** Looks for auctions to join: that one is open is public, what is bid in it is not for the operator either. */
    private static final Caller WATCH = Caller.person("fairhand", Caller.Role.OPERATOR);

    /** What only the seller opens, and buyers join. */
    private static final Set<ProtocolId> AUCTIONS = Set.of(SealedAuction.ID, EnglishAuction.ID);

    private static final Json NOTHING = new Json.Nil();

    private final Catalogue catalogue;
    private final CatalogueListings source;
    private final Listings listings;
    private final Policies policies;
    private final Negotiations negotiations;
    private final Deals deals;

    public Shelf(
            Catalogue catalogue,
            CatalogueListings source,
            Listings listings,
            Policies policies,
            Negotiations negotiations,
            Deals deals) {
        this.catalogue = catalogue;
        this.source = source;
        this.listings = listings;
        this.policies = policies;
        this.negotiations = negotiations;
        this.deals = deals;
    }

    /** What mentions every word of a query, in a category; an empty word or category leaves nothing out. */
    public List<Card> search(String query, String category) {
        List<Goods> found = catalogue.search(query, category);
        Set<String> negotiable = choices(found).keySet();
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
        List<NegotiationSummary> open = open(goods);
        Optional<Choice> choice = Optional.ofNullable(choices(List.of(goods)).get(goods.ref()));
        return new Detail(
                goods,
                source.listing(goods).toJson().canonicalText(),
                left(goods),
                choice.isPresent(),
                choice.map(Choice::toJson).orElse(NOTHING).canonicalText(),
                choice.map(Choice::protocol)
                        .filter(AUCTIONS::contains)
                        .flatMap(protocol -> auction(open, protocol))
                        .orElse(NOTHING)
                        .canonicalText(),
                record(goods.seller()),
                pending(goods, open));
    }

    /** The auction of the goods by a protocol that opened first of those that are still open. */
    private static Optional<Json> auction(List<NegotiationSummary> open, ProtocolId protocol) {
        return open.stream()
                .filter(one -> one.protocol().equals(protocol))
                .min(Comparator.comparing(NegotiationSummary::openedAt))
                .map(Shelf::auction);
    }

    /** How many haggle over the goods now, where their seller lets it show; never told of sealed bids. */
    private static Optional<Long> pending(Goods goods, List<NegotiationSummary> open) {
        return goods.showsInterest()
                        && open.stream().allMatch(one -> one.protocol().equals(AlternatingOffers.ID))
                ? Optional.of((long) open.size())
                : Optional.empty();
    }

    private List<NegotiationSummary> open(Goods goods) {
        NegotiationQuery open = new NegotiationQuery(
                Optional.of(new ListingRef(goods.ref())),
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                50);
        return negotiations.list(WATCH, open).match(done -> done.value().items(), refused -> List.of());
    }

    private SellerRecord record(String seller) {
        List<DealView> newest = deals.list(
                        WATCH, Optional.of(new PrincipalId(seller)), Optional.empty(), Page.MAX_LIMIT)
                .match(done -> done.value().items(), refused -> List.of());
        return new SellerRecord(count(newest, seller, DealState.REDEEMED), count(newest, seller, DealState.EXPIRED));
    }

    private static long count(List<DealView> deals, String seller, DealState state) {
        return deals.stream()
                .filter(view -> view.deal().seller().value().equals(seller))
                .filter(view -> view.status().state() == state)
                .count();
    }

    private static Json auction(NegotiationSummary open) {
        Json.Builder auction = Json.object().put("id", open.id().value());
        open.deadline().ifPresent(closes -> auction.put("closesAt", closes));
        return auction.build();
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
                goods.pieces().stream()
                        .collect(Collectors.toMap(Piece::id, Piece::title, (one, other) -> one, TreeMap::new)),
                goods.listPrice(),
                negotiable,
                goods.pieces().stream().allMatch(Piece::isOnlyPriceOpen),
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

    /** How the policy in force lets them be negotiated, by their name; those whose price is fixed are not among them. */
    private Map<String, Choice> choices(List<Goods> goods) {
        List<ListingRef> refs =
                goods.stream().map(one -> new ListingRef(one.ref())).toList();
        Map<String, Choice> choices = new TreeMap<>();
        policies.dryRun(People.HOUSE, refs, Optional.empty(), Optional.empty())
                .match(done -> done.value(), refused -> List.<DryRun>of())
                .forEach(run -> run.explanation()
                        .choice()
                        .ifPresent(choice -> choices.put(run.listing().value(), choice)));
        return choices;
    }
}
