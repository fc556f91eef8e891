package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import java.time.Duration;
import java.util.Optional;

/**
 * What viewers see. Before the close everyone sees the rules and the clock, and a seat besides what it has placed itself;
 * afterwards all see the outcome, as far as the rules publish it, and each is told how it came about.
 */
final class StateView {
    private StateView() {}

    static View of(SealedState state, Viewer viewer) {
        Table table = state.table();
        Json.Builder details = Json.object()
                .put("phase", state.phase())
                .put("settlement", table.opened().settlement().name())
                .put("pricing", table.rules().pricing().text())
                .put("secrecy", table.rules().secrecy().text())
                .put("items", items(state, viewer));
        clock(state, details);
        if (!state.committed().isEmpty()) {
            details.put("committed", Json.array(state.committed(), seat -> Json.of(seat.value())));
        }
        state.closed()
                .ifPresent(closed -> details.put("closeReason", closed.reason().text())
                        .put("forfeited", Json.array(closed.forfeited(), seat -> Json.of(seat.value()))));
        viewer.match(
                party -> {
                    own(state, party, details);
                    return details;
                },
                operator -> details);
        return new View(state.phase(), details.build());
    }

    /** Running: when the stage ends. Paused: since when, and what will be left when it goes on. */
    private static void clock(SealedState state, Json.Builder details) {
        details.putIf("endsAt", state.deadline(), Json::of);
        state.pausedAt()
                .ifPresent(since -> details.put("paused", true)
                        .put("pausedAt", since)
                        .put(
                                "secondsLeft",
                                Math.max(0, Duration.between(since, state.end()).toSeconds())));
    }

    private static Json items(SealedState state, Viewer viewer) {
        Json.Builder items = Json.object();
        for (Lot lot : state.table().lots()) {
            Json.Builder item = Json.object().put("cap", lot.cap());
            Optional.ofNullable(state.table().opened().seeds().get(lot.id()))
                    .ifPresent(seed -> item.put("seedCommitment", seed.hash().hex()));
            Optional<ItemSettled> settled = settled(state, lot.id());
            item.put("standing", standing(state, lot.id(), settled));
            settled.ifPresent(
                    outcome -> item.put("outcome", Json.array(SeenSale.of(outcome, viewer), SeenSale::toJson)));
            state.closed()
                    .map(end -> Explanation.of(ItemDisclosure.of(state, end, viewer, lot, settled)))
                    .ifPresent(explanation -> item.put("explanation", explanation.toJson()));
            items.put(lot.id().value(), item.build());
        }
        return items.build();
    }

    private static Optional<ItemSettled> settled(SealedState state, ItemId item) {
        return state.settled().stream()
                .filter(outcome -> outcome.item().equals(item))
                .findFirst();
    }

    private static String standing(SealedState state, ItemId item, Optional<ItemSettled> settled) {
        if (!state.isOpen(item)) {
            return "gone";
        }
        return settled.map(outcome -> outcome.sales().isEmpty() ? "no-deal" : "agreed")
                .orElse("open");
    }

    private static void own(SealedState state, Viewer.Party party, Json.Builder details) {
        SeatId seat = party.seat();
        if (party.knowsPrivateTerms()
                && seat.equals(state.table().seller().id())
                && state.table().rules().isAuction()) {
            Json kept = Reserves.kept(
                    state.table().opened().reserves(), state.table().opened().listing());
            details.put("reserves", kept.get("reserves"));
        }
        state.placed()
                .find(seat)
                .ifPresent(placed -> details.put(
                        "own",
                        Json.object()
                                .put("sealed", !state.hasEnded())
                                .putIf("commitment", placed.commitment(), hash -> Json.of(hash.hex()))
                                .putIf("submission", placed.submission(), Submission::toJson)
                                .build()));
    }
}
