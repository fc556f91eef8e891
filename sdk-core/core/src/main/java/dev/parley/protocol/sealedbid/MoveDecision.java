// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.Terms;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.RefusalCode;
import dev.parley.protocol.sealedbid.Placements.Placed;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes of a seat's move. */
final class MoveDecision {
    private final SealedState state;
    private final Seat seat;
    private final Optional<Placed> placed;

    private MoveDecision(SealedState state, Seat seat) {
        this.state = state;
        this.seat = seat;
        this.placed = state.placed().find(seat.id());
    }

    static Decision<SealedEvent> decide(SealedState state, Input.Move<SealedMove> input) {
        MoveDecision decision = new MoveDecision(state, state.seat(input.seat()).orElseThrow());
        SealedMove move = input.payload();
        return Validation.contradiction(state.table(), decision.seat.role(), move)
                .or(() -> decision.placeFault(move).map(Refusal::of))
                .or(() -> input.answers().isPresent() || input.termsHash().isPresent()
                        ? Optional.of(Refusal.of(Reason.STALE_OFFER))
                        : Optional.empty())
                .or(() -> decision.goneFault(move))
                .<Decision<SealedEvent>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(decision.act(move)));
    }

    /** Why a kind of move has no place after what the seat has placed, or by the rules. */
    private Optional<? extends RefusalCode> placeFault(SealedMove move) {
        if (move instanceof SealedMove.Reveal reveal) {
            return revealFault(reveal);
        }
        SealedRules rules = state.table().rules();
        if (move instanceof SealedMove.Withdraw) {
            return placed.isPresent() && rules.edits() ? Optional.empty() : Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        if (move instanceof SealedMove.Commit != rules.isCommitted()) {
            return Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        return placed.isEmpty() || rules.edits() ? Optional.empty() : Optional.of(SealedReason.ALREADY_SUBMITTED);
    }

    private Optional<? extends RefusalCode> revealFault(SealedMove.Reveal reveal) {
        if (placed.isEmpty()) {
            return Optional.of(SealedReason.NOTHING_COMMITTED);
        }
        if (placed.get().submission().isPresent()) {
            return Optional.of(SealedReason.ALREADY_REVEALED);
        }
        boolean same = placed.get()
                .commitment()
                .filter(
                        reveal.statement().commitment(state.table().opening().negotiation(), seat.id(), reveal.salt())
                                ::equals)
                .isPresent();
        return same ? Optional.empty() : Optional.of(SealedReason.COMMITMENT_MISMATCH);
    }

    /** What is committed to may name an item that has gone since; a new submission may not. */
    private Optional<Refusal> goneFault(SealedMove move) {
        List<Terms> items =
                move instanceof SealedMove.Submit submit ? submit.statement().items() : List.of();
        return items.stream()
                .map(Terms::item)
                .filter(item -> !state.isOpen(item))
                .findFirst()
                .map(item -> Refusal.of(Reason.ITEM_SETTLED).with("item", Json.of(item.value())));
    }

    private SealedEvent act(SealedMove move) {
        if (move instanceof SealedMove.Submit submit) {
            return new SealedEvent.Submitted(seat.id(), submission(submit.statement()));
        }
        if (move instanceof SealedMove.Commit commit) {
            return new SealedEvent.Committed(seat.id(), commit.commitment());
        }
        return move instanceof SealedMove.Reveal reveal
                ? new SealedEvent.Revealed(seat.id(), submission(reveal.statement()), reveal.salt())
                : new SealedEvent.Withdrawn(seat.id());
    }

    private Submission submission(Statement statement) {
        Map<ItemId, Terms> named = new HashMap<>();
        statement.items().forEach(terms -> named.put(terms.item(), terms));
        return new Submission(state.table().lots().values().stream()
                .map(lot -> new Submission.Line(
                        lot.id(), Optional.ofNullable(named.get(lot.id())).map(terms -> bid(lot, terms, statement))))
                .toList());
    }

    private static Submission.Bid bid(Lot lot, Terms terms, Statement statement) {
        return new Submission.Bid(
                lot.priceIn(terms).orElseThrow(),
                Optional.ofNullable(statement.fairPrices().get(lot.id())),
                Optional.ofNullable(statement.nonces().get(lot.id())));
    }
}
