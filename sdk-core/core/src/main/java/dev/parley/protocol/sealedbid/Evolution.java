// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.protocol.Award;
import dev.parley.protocol.sealedbid.SealedEvent.Closed;
import dev.parley.protocol.sealedbid.SealedEvent.Committed;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import dev.parley.protocol.sealedbid.SealedEvent.ItemsGone;
import dev.parley.protocol.sealedbid.SealedEvent.Joined;
import dev.parley.protocol.sealedbid.SealedEvent.Revealed;
import dev.parley.protocol.sealedbid.SealedEvent.RevealingBegan;
import dev.parley.protocol.sealedbid.SealedEvent.SecretsFixed;
import dev.parley.protocol.sealedbid.SealedEvent.Submitted;
import dev.parley.protocol.sealedbid.SealedEvent.Withdrawn;
import dev.parley.protocol.sealedbid.SealedState.Outcome;
import dev.parley.protocol.sealedbid.SealedState.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state after an event. Never refuses: an event that cannot follow is an error that names phase and kind of event,
 * and nothing that either holds, since errors are logged.
 */
final class Evolution {
    private final SealedState state;
    private final SealedEvent event;

    private Evolution(SealedState state, SealedEvent event) {
        this.state = state;
        this.event = event;
    }

    static SealedState evolve(SealedState state, SealedEvent event) {
        return new Evolution(state, event).evolved();
    }

    private SealedState evolved() {
        require(!state.hasEnded());
        if (event instanceof SecretsFixed fixed) {
            return state.with(state.table().with(fixed));
        }
        if (event instanceof Joined joined) {
            return state.with(state.seats().with(joined.seat()));
        }
        if (event instanceof RevealingBegan began) {
            require(state.isIn(SealedLifecycle.SUBMITTING));
            long seconds = state.table().rules().revealSeconds();
            return state.with(
                    new Window(SealedLifecycle.REVEALING, began.at().plusSeconds(seconds), began.committed()));
        }
        if (event instanceof Submitted || event instanceof Committed || event instanceof Withdrawn) {
            return state.with(placed());
        }
        return event instanceof Revealed revealed ? state.with(revealed(revealed)) : state.with(outcome());
    }

    private Placements placed() {
        if (event instanceof Withdrawn withdrawn) {
            require(state.placed().has(withdrawn.seat()));
            return state.placed().without(withdrawn.seat());
        }
        require(state.isIn(SealedLifecycle.SUBMITTING));
        return event instanceof Submitted submitted
                ? state.placed().submitted(submitted.seat(), submitted.submission())
                : state.placed().committed(((Committed) event).seat(), ((Committed) event).commitment());
    }

    private Placements revealed(Revealed revealed) {
        require(state.isIn(SealedLifecycle.REVEALING) && state.placed().has(revealed.seat()));
        return state.placed().revealed(revealed.seat(), revealed.submission());
    }

    private Outcome outcome() {
        Outcome before = state.outcome();
        if (event instanceof ItemSettled settled) {
            return settled(before, settled);
        }
        if (event instanceof ItemsGone gone) {
            Set<ItemId> all = new HashSet<>(before.gone());
            all.addAll(gone.items());
            return new Outcome(Set.copyOf(all), before.settled(), before.awards(), before.closed());
        }
        return new Outcome(before.gone(), before.settled(), before.awards(), Optional.of((Closed) event));
    }

    private Outcome settled(Outcome before, ItemSettled settled) {
        require(state.isOpen(settled.item()));
        Lot lot = state.table().lot(settled.item());
        List<ItemSettled> all = new ArrayList<>(before.settled());
        all.add(settled);
        List<Award> awards = new ArrayList<>(before.awards());
        settled.sales()
                .forEach(
                        sale -> awards.add(Award.of(sale.buyer(), settled.seller(), lot.item(), lot.at(sale.price()))));
        return new Outcome(before.gone(), List.copyOf(all), List.copyOf(awards), before.closed());
    }

    private void require(boolean possible) {
        if (!possible) {
            throw new IllegalStateException(
                    event.getClass().getSimpleName() + " cannot follow in phase " + state.phase());
        }
    }
}
