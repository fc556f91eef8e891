package dev.parley.protocol.alternating;

import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.alternating.AlternatingEvent.ItemsGone;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationOpened;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import dev.parley.protocol.alternating.AlternatingEvent.Paused;
import dev.parley.protocol.alternating.AlternatingEvent.Resumed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The state after an event. Never refuses: an event that cannot follow is an error that names phase and kind of event,
 * and nothing that either holds, since errors are logged.
 */
final class Evolution {
    private Evolution() {}

    static AlternatingState begin(AlternatingEvent first) {
        if (!(first instanceof NegotiationOpened opened)) {
            throw new IllegalStateException(
                    "a negotiation cannot begin with " + first.getClass().getSimpleName());
        }
        Table table = new Table(opened);
        return new AlternatingState(
                table,
                opened.openedAt().plusSeconds(opened.rules().overallDeadlineSeconds()),
                new Stage.Empty(opened.rules().opener()),
                Collections.nCopies(table.size(), ItemRow.FRESH),
                0,
                0,
                List.of(),
                Optional.empty());
    }

    static AlternatingState evolve(AlternatingState state, AlternatingEvent event) {
        if (state.hasEnded() || event instanceof NegotiationOpened) {
            throw impossible(state, event);
        }
        if (event instanceof OfferMade made) {
            return made(state, made);
        }
        if (event instanceof OfferAccepted accepted) {
            return accepted(state, accepted);
        }
        if (event instanceof OfferRejected rejected) {
            return rejected(state, rejected);
        }
        if (event instanceof OfferWithdrawn withdrawn) {
            require(withdrawn.by() == live(state, withdrawn.offer(), event).by(), state, event);
            return state.with(new Stage.Empty(Turn.of(withdrawn.by())));
        }
        return outside(state, event);
    }

    private static AlternatingState outside(AlternatingState state, AlternatingEvent event) {
        if (event instanceof ItemsGone gone) {
            return gone(state, gone);
        }
        if (event instanceof Paused paused) {
            require(state.pausedAt().isEmpty(), state, event);
            return clock(state, state.deadline(), state.stage(), Optional.of(paused.at()));
        }
        if (event instanceof Resumed resumed) {
            return resumed(state, resumed);
        }
        if (event instanceof NegotiationClosed closed) {
            return clock(state, state.deadline(), new Stage.Ended(closed.reason()), Optional.empty());
        }
        throw impossible(state, event);
    }

    private static AlternatingState made(AlternatingState state, OfferMade made) {
        require(state.pausedAt().isEmpty(), state, made);
        boolean buyers = made.by() == Side.BUYER;
        return new AlternatingState(
                state.table(),
                state.deadline(),
                new Stage.Standing(
                        new StandingOffer(made.by(), made.offer(), made.terms(), made.expiresAt(), made.message())),
                offered(state, made),
                state.rounds() + 1,
                buyers ? state.buyersOffers() + 1 : state.buyersOffers(),
                state.awards(),
                state.pausedAt());
    }

    private static List<ItemRow> offered(AlternatingState state, OfferMade made) {
        ItemRow[] rows = state.rows().toArray(ItemRow[]::new);
        for (Terms terms : made.terms()) {
            int place = state.table().place(terms.item());
            rows[place] = rows[place].offered(made.by(), state.table().price(place, terms));
        }
        return Collections.unmodifiableList(Arrays.asList(rows));
    }

    private static AlternatingState accepted(AlternatingState state, OfferAccepted accepted) {
        StandingOffer offer = live(state, accepted.offer(), accepted);
        require(accepted.by() == offer.by().other(), state, accepted);
        List<Award> awards = new ArrayList<>(state.awards());
        for (ItemId item : accepted.items()) {
            Terms terms = offer.termsOf(item).orElseThrow(() -> impossible(state, accepted));
            awards.add(award(state.table(), terms));
        }
        Stage next = remaining(offer, accepted.stands(), offer.by());
        return state.with(next, marked(state, accepted.items(), ItemRow.Standing.SETTLED), List.copyOf(awards));
    }

    private static Award award(Table table, Terms terms) {
        Item item = table.item(terms.item());
        return new Award(
                table.seat(Side.BUYER).id(),
                table.seat(Side.SELLER).id(),
                terms,
                item.amount(terms),
                item.units(terms));
    }

    private static AlternatingState rejected(AlternatingState state, OfferRejected rejected) {
        StandingOffer offer = live(state, rejected.offer(), rejected);
        require(rejected.by() == offer.by().other(), state, rejected);
        return state.with(remaining(offer, rejected.stands(), offer.by()));
    }

    private static AlternatingState gone(AlternatingState state, ItemsGone gone) {
        List<ItemRow> rows = marked(state, gone.items(), ItemRow.Standing.GONE);
        Stage next = state.stage();
        if (next instanceof Stage.Standing standing) {
            StandingOffer offer = standing.offer();
            next = remaining(offer, offer.itemsWithout(gone.items()), offer.by());
        }
        return state.with(next, rows, state.awards());
    }

    private static AlternatingState resumed(AlternatingState state, Resumed resumed) {
        Instant since = state.pausedAt().orElseThrow(() -> impossible(state, resumed));
        Duration pause = Duration.between(since, resumed.at());
        Stage next = state.stage() instanceof Stage.Standing standing
                ? new Stage.Standing(standing.offer().later(pause))
                : state.stage();
        return clock(state, state.deadline().plus(pause), next, Optional.empty());
    }

    /** The offer over what is left of it, or an empty table. */
    private static Stage remaining(StandingOffer offer, Collection<ItemId> left, Side otherwise) {
        return left.isEmpty() ? new Stage.Empty(Turn.of(otherwise)) : new Stage.Standing(offer.over(left));
    }

    private static List<ItemRow> marked(AlternatingState state, List<ItemId> items, ItemRow.Standing standing) {
        List<ItemRow> rows = new ArrayList<>(state.rows());
        items.forEach(item -> {
            int place = state.table().place(item);
            rows.set(place, rows.get(place).with(standing));
        });
        return List.copyOf(rows);
    }

    private static AlternatingState clock(
            AlternatingState state, Instant deadline, Stage stage, Optional<Instant> pausedAt) {
        return new AlternatingState(
                state.table(),
                deadline,
                stage,
                state.rows(),
                state.rounds(),
                state.buyersOffers(),
                state.awards(),
                pausedAt);
    }

    private static StandingOffer live(AlternatingState state, OfferId offer, AlternatingEvent event) {
        return state.offer().filter(live -> live.id().equals(offer)).orElseThrow(() -> impossible(state, event));
    }

    private static void require(boolean possible, AlternatingState state, AlternatingEvent event) {
        if (!possible) {
            throw impossible(state, event);
        }
    }

    private static IllegalStateException impossible(AlternatingState state, AlternatingEvent event) {
        String name = event.getClass().getSimpleName();
        return new IllegalStateException(name + " cannot follow in phase " + state.phase() + " of " + state.table());
    }
}
