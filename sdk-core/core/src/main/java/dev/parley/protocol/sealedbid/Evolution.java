package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.SeatId;
import dev.parley.model.Seats;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.sealedbid.SealedEvent.Closed;
import dev.parley.protocol.sealedbid.SealedEvent.Committed;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import dev.parley.protocol.sealedbid.SealedEvent.ItemsGone;
import dev.parley.protocol.sealedbid.SealedEvent.Joined;
import dev.parley.protocol.sealedbid.SealedEvent.Opened;
import dev.parley.protocol.sealedbid.SealedEvent.Paused;
import dev.parley.protocol.sealedbid.SealedEvent.Resumed;
import dev.parley.protocol.sealedbid.SealedEvent.Revealed;
import dev.parley.protocol.sealedbid.SealedEvent.RevealingBegan;
import dev.parley.protocol.sealedbid.SealedEvent.Submitted;
import dev.parley.protocol.sealedbid.SealedEvent.Withdrawn;
import dev.parley.protocol.sealedbid.SealedState.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state after an event. Never refuses: an event that cannot follow is an error that names phase and kind of event,
 * and nothing that either holds, since errors are logged.
 */
final class Evolution {
    private Evolution() {}

    static SealedState begin(SealedEvent first) {
        if (!(first instanceof Opened opened)) {
            throw new IllegalStateException(
                    "a negotiation cannot begin with " + first.getClass().getSimpleName());
        }
        return new SealedState(
                new Table(opened),
                Seats.of(opened.seats()),
                Stage.SUBMITTING,
                opened.rules()
                        .closesAt()
                        .orElseGet(() ->
                                opened.openedAt().plusSeconds(opened.rules().closesAfterSeconds())),
                Placements.NONE,
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static SealedState evolve(SealedState state, SealedEvent event) {
        require(!state.hasEnded(), state, event);
        if (event instanceof Joined joined) {
            return joined(state, joined);
        }
        if (event instanceof Submitted submitted) {
            require(state.stage() == Stage.SUBMITTING, state, event);
            return state.with(state.placed().submitted(submitted.seat(), submitted.submission()));
        }
        if (event instanceof Committed committed) {
            require(state.stage() == Stage.SUBMITTING, state, event);
            return state.with(state.placed().committed(committed.seat(), committed.commitment()));
        }
        if (event instanceof Withdrawn withdrawn) {
            require(state.placed().has(withdrawn.seat()), state, event);
            return state.with(state.placed().without(withdrawn.seat()));
        }
        return event instanceof Revealed revealed ? revealed(state, revealed) : byTheRules(state, event);
    }

    private static SealedState byTheRules(SealedState state, SealedEvent event) {
        if (event instanceof RevealingBegan began) {
            require(state.stage() == Stage.SUBMITTING, state, event);
            Instant end = began.at().plusSeconds(state.table().rules().revealSeconds());
            return clock(state, Stage.REVEALING, end, began.committed(), Optional.empty());
        }
        if (event instanceof ItemSettled settled) {
            return settled(state, settled);
        }
        if (event instanceof ItemsGone gone) {
            return gone(state, gone);
        }
        if (event instanceof Paused paused) {
            require(state.pausedAt().isEmpty(), state, event);
            return clock(state, state.stage(), state.end(), state.committed(), Optional.of(paused.at()));
        }
        if (event instanceof Resumed resumed) {
            Instant since = state.pausedAt().orElseThrow(() -> impossible(state, event));
            Instant end = state.end().plus(Duration.between(since, resumed.at()));
            return clock(state, state.stage(), end, state.committed(), Optional.empty());
        }
        if (event instanceof Closed closed) {
            return closed(state, closed);
        }
        throw impossible(state, event);
    }

    private static SealedState joined(SealedState state, Joined joined) {
        return new SealedState(
                state.table(),
                state.seats().with(joined.seat()),
                state.stage(),
                state.end(),
                state.placed(),
                state.committed(),
                state.gone(),
                state.settled(),
                state.awards(),
                state.closed(),
                state.pausedAt());
    }

    private static SealedState revealed(SealedState state, Revealed revealed) {
        require(state.stage() == Stage.REVEALING, state, revealed);
        Placements.Placed before = state.placed().find(revealed.seat()).orElseThrow(() -> impossible(state, revealed));
        return state.with(state.placed().revealed(before, revealed.submission()));
    }

    private static SealedState settled(SealedState state, ItemSettled settled) {
        require(state.isOpen(settled.item()), state, settled);
        Lot lot = state.table().lot(settled.item());
        List<ItemSettled> all = new ArrayList<>(state.settled());
        all.add(settled);
        List<Award> awards = new ArrayList<>(state.awards());
        for (SealedEvent.Sale sale : settled.sales()) {
            Terms terms = lot.at(sale.price());
            awards.add(new Award(sale.buyer(), settled.seller(), terms, lot.amount(sale.price()), lot.units()));
        }
        return new SealedState(
                state.table(),
                state.seats(),
                state.stage(),
                state.end(),
                state.placed(),
                state.committed(),
                state.gone(),
                List.copyOf(all),
                List.copyOf(awards),
                state.closed(),
                state.pausedAt());
    }

    private static SealedState gone(SealedState state, ItemsGone gone) {
        Set<ItemId> all = new TreeSet<>(state.gone());
        all.addAll(gone.items());
        return new SealedState(
                state.table(),
                state.seats(),
                state.stage(),
                state.end(),
                state.placed(),
                state.committed(),
                Set.copyOf(all),
                state.settled(),
                state.awards(),
                state.closed(),
                state.pausedAt());
    }

    private static SealedState closed(SealedState state, Closed closed) {
        return new SealedState(
                state.table(),
                state.seats(),
                Stage.ENDED,
                state.end(),
                state.placed(),
                state.committed(),
                state.gone(),
                state.settled(),
                state.awards(),
                Optional.of(closed),
                Optional.empty());
    }

    private static SealedState clock(
            SealedState state, Stage stage, Instant end, List<SeatId> committed, Optional<Instant> pausedAt) {
        return new SealedState(
                state.table(),
                state.seats(),
                stage,
                end,
                state.placed(),
                committed,
                state.gone(),
                state.settled(),
                state.awards(),
                state.closed(),
                pausedAt);
    }

    private static void require(boolean possible, SealedState state, SealedEvent event) {
        if (!possible) {
            throw impossible(state, event);
        }
    }

    private static IllegalStateException impossible(SealedState state, SealedEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot follow in phase " + state.phase());
    }
}
