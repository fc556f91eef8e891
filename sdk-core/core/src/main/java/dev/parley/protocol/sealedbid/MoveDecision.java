package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.RefusalCode;
import dev.parley.protocol.sealedbid.Placements.Placed;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import dev.parley.protocol.sealedbid.SealedState.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes of a seat's move and of a party that wants a seat. */
final class MoveDecision {
    private MoveDecision() {}

    static Decision<SealedEvent> decide(SealedState state, Input.Move<SealedMove> input, Instant at) {
        Optional<Seat> seat = state.seat(input.seat());
        if (seat.isEmpty()) {
            return Decision.refused(Reason.NOT_ENTITLED);
        }
        SealedMove move = input.payload();
        Optional<Refusal> fault = Validation.fault(state.table(), move)
                .or(() -> Validation.contradiction(state.table(), seat.get().role(), move))
                .or(() -> barred(state, at).map(Refusal::of))
                .or(() -> placeFault(state, seat.get(), move).map(Refusal::of))
                .or(() -> input.answers().isPresent() || input.termsHash().isPresent()
                        ? Optional.of(Refusal.of(Reason.STALE_OFFER))
                        : Optional.empty())
                .or(() -> goneFault(state, move));
        return fault.<Decision<SealedEvent>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(act(state, seat.get(), move)));
    }

    /** Why nobody may do anything now. */
    static Optional<Reason> barred(SealedState state, Instant at) {
        if (state.isOver(at)) {
            return Optional.of(Reason.DEADLINE_PASSED);
        }
        if (state.hasEnded()) {
            return Optional.of(Reason.NEGOTIATION_CLOSED);
        }
        return state.pausedAt().map(since -> Reason.NEGOTIATION_PAUSED);
    }

    /** Why a kind of move has no place for a seat, whatever it says. */
    static Optional<? extends RefusalCode> placeFault(SealedState state, Seat seat, SealedMove move) {
        boolean mayBid = seat.role() == SeatRole.BUYER || !state.table().rules().isAuction();
        Optional<Placed> placed = state.placed().find(seat.id());
        if (!mayBid) {
            return Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        if (move instanceof SealedMove.Reveal reveal) {
            return revealFault(state, seat, placed, reveal);
        }
        boolean committing = move instanceof SealedMove.Commit;
        boolean withdrawing = move instanceof SealedMove.Withdraw;
        if (state.stage() != Stage.SUBMITTING
                || (!withdrawing && committing != state.table().rules().isCommitted())) {
            return Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        boolean edits = state.table().rules().edits();
        if (withdrawing) {
            return placed.isPresent() && edits ? Optional.empty() : Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        return placed.isEmpty() || edits ? Optional.empty() : Optional.of(SealedReason.ALREADY_SUBMITTED);
    }

    private static Optional<? extends RefusalCode> revealFault(
            SealedState state, Seat seat, Optional<Placed> placed, SealedMove.Reveal reveal) {
        if (state.stage() != Stage.REVEALING) {
            return Optional.of(Reason.MOVE_NOT_ALLOWED);
        }
        if (placed.isEmpty()) {
            return Optional.of(SealedReason.NOTHING_COMMITTED);
        }
        if (placed.get().submission().isPresent()) {
            return Optional.of(SealedReason.ALREADY_REVEALED);
        }
        boolean same = placed.get()
                .commitment()
                .filter(
                        reveal.statement().commitment(state.table().opened().negotiation(), seat.id(), reveal.salt())
                                ::equals)
                .isPresent();
        return same ? Optional.empty() : Optional.of(SealedReason.COMMITMENT_MISMATCH);
    }

    /** What is committed to may name an item that has gone since; a new submission may not. */
    private static Optional<Refusal> goneFault(SealedState state, SealedMove move) {
        List<Terms> items =
                move instanceof SealedMove.Submit submit ? submit.statement().items() : List.of();
        return items.stream()
                .map(Terms::item)
                .filter(item -> !state.isOpen(item))
                .findFirst()
                .map(item -> Refusal.of(Reason.ITEM_SETTLED).with("item", Json.of(item.value())));
    }

    private static SealedEvent act(SealedState state, Seat seat, SealedMove move) {
        if (move instanceof SealedMove.Submit submit) {
            return new SealedEvent.Submitted(seat.id(), submission(state.table(), submit.statement()));
        }
        if (move instanceof SealedMove.Commit commit) {
            return new SealedEvent.Committed(seat.id(), commit.commitment());
        }
        if (move instanceof SealedMove.Reveal reveal) {
            return new SealedEvent.Revealed(seat.id(), submission(state.table(), reveal.statement()), reveal.salt());
        }
        return new SealedEvent.Withdrawn(seat.id());
    }

    private static Submission submission(Table table, Statement statement) {
        Map<ItemId, Terms> named = new HashMap<>();
        statement.items().forEach(terms -> named.put(terms.item(), terms));
        return new Submission(table.lots().stream()
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

    static Decision<SealedEvent> join(SealedState state, Input.Join<SealedMove> join, Instant at) {
        Seat seat = join.seat();
        boolean seated = state.seats().of(seat.principal()).isPresent()
                || state.seats().find(seat.id()).isPresent();
        if (seat.principal().equals(state.table().seller().principal())) {
            return Decision.refused(Reason.PRINCIPAL_ON_BOTH_SIDES);
        }
        if (join.privateTerms().isPresent()) {
            Json violation = Json.object()
                    .put("pointer", "/privateTerms")
                    .put("code", "UNKNOWN_FIELD")
                    .put("message", "must be left out: only the seller of an auction keeps terms to itself")
                    .build();
            return Decision.refused(
                    Refusal.of(Reason.INVALID_REQUEST).with("violations", Json.array(List.of(violation))));
        }
        Optional<Reason> barred = barred(state, at);
        if (barred.isPresent()) {
            return Decision.refused(barred.get());
        }
        if (seated) {
            return Decision.refused(Reason.ALREADY_JOINED);
        }
        boolean open =
                state.table().rules().isAuction() && state.stage() == Stage.SUBMITTING && seat.role() == SeatRole.BUYER;
        return open ? Decision.accepted(new SealedEvent.Joined(seat)) : Decision.refused(Reason.CANNOT_JOIN);
    }
}
