// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.auctions;

import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.catalogue.Goods;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.auction.english.EnglishAuction;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lobby of English auctions and the room of each, as anyone may see them. The house knows which auctions are open; what is
 * shown of one is what Parley shows to a caller without a seat, so that nothing can be shown that is not public.
 */
public final class AuctionHall {
    /** Knows which auctions are open. Nothing that it sees of one is shown. */
    private static final Caller HOUSE = Caller.person("fairhand", Caller.Role.OPERATOR);

    /** Somebody without a seat and without a role. */
    private static final Caller ANYONE = Caller.person("anyone");

    private static final int MOST = 50;

    private final Negotiations negotiations;
    private final Catalogue catalogue;
    private final InstantSource clock;

    public AuctionHall(Negotiations negotiations, Catalogue catalogue, InstantSource clock) {
        this.negotiations = negotiations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The open auctions that anyone may watch, by closing time. */
    public Lobby lobby() {
        List<Lot> lots = open().flatMap(one -> watched(one.id()).stream())
                .filter(NegotiationView::open)
                .flatMap(view -> lot(view).stream())
                .sorted(Comparator.comparing(Lot::closesAt).thenComparing(Lot::id))
                .toList();
        return new Lobby(lots, clock.instant());
    }

    /** An auction's room; not found where only who takes part may look. */
    public Outcome<Room> room(String id) {
        return find(id).map(view -> Outcome.done(Room.of(view))).orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    private Optional<NegotiationView> find(String id) {
        try {
            return watched(new NegotiationId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Stream<NegotiationSummary> open() {
        NegotiationQuery open = new NegotiationQuery(
                Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty(), MOST);
        return negotiations
                .list(HOUSE, open)
                .match(done -> done.value().items(), refused -> List.<NegotiationSummary>of())
                .stream()
                .filter(one -> one.protocol().equals(EnglishAuction.ID));
    }

    private Optional<NegotiationView> watched(NegotiationId id) {
        return negotiations
                .find(ANYONE, id)
                .match(done -> Optional.of(done.value()), refused -> Optional.<NegotiationView>empty())
                .filter(view -> view.protocol().equals(EnglishAuction.ID));
    }

    private Optional<Lot> lot(NegotiationView view) {
        return catalogue.find(view.listing().ref().value()).map(goods -> lot(view, goods));
    }

    private static Lot lot(NegotiationView view, Goods goods) {
        Json details = view.details();
        return new Lot(
                view.id().value(),
                goods.ref(),
                goods.title(),
                goods.category(),
                goods.art(),
                goods.place(),
                goods.seller(),
                money(goods, details, "price"),
                money(goods, details, "startPrice").orElseThrow(),
                details.get("bidders").integer(),
                details.get("reserve").text(),
                money(goods, details, "buyNow"),
                details.get("startsAt").instant(),
                details.get("closesAt").instant(),
                details.get("extended").bool());
    }

    private static Optional<Money> money(Goods goods, Json details, String name) {
        return details.find(name).map(amount -> Money.of(amount.integer(), goods.currency()));
    }
}
