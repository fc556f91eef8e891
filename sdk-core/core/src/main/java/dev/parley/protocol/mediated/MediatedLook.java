// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Look;
import java.util.List;
import java.util.Optional;

/** What parties see of a mediation: the proposal and who has said something, never what another party said. */
final class MediatedLook {
    private MediatedLook() {}

    static Look shared(MediatedState state) {
        return Look.of(Json.object()
                .put("round", state.round())
                .put("rounds", state.rules().rounds())
                .put("agenda", state.agenda().toJson())
                .put("stated", seats(state, state.stated()))
                .put("answered", seats(state, state.answers()))
                .putIf("proposal", state.proposal(), MediatedLook::proposal)
                .putIf("closeReason", state.closed(), reason -> Json.of(reason.text()))
                .build());
    }

    private static Json seats(MediatedState state, PersistentMap<SeatId, ?> who) {
        return Json.array(state.parties().stream()
                .filter(party -> who.has(party.id()))
                .map(party -> Json.of(party.id().value()))
                .toList());
    }

    private static Json proposal(MediatedEvent.Proposed proposal) {
        return Json.object()
                .put("id", proposal.proposal().value())
                .put("terms", Json.array(proposal.terms(), Terms::toJson))
                .put("termsHash", Terms.hash(proposal.terms()).hex())
                .build();
    }

    static Look own(MediatedState state, SeatId seat) {
        Look look = Look.of(Json.object()
                        .putIf("accepted", state.answers().find(seat), Json::of)
                        .build())
                .keeping(state.stated()
                        .find(seat)
                        .map(stated -> kept(state, stated))
                        .orElseGet(() -> Json.object().build()));
        if (!state.isParty(seat)) {
            boolean writes = state.isPreparing() && state.rules().isText() && state.isFull();
            return writes ? look.allowing(List.of(Allowed.of("propose"))) : look;
        }
        if (state.isPreparing() && !state.rules().isText()) {
            Look stating = look.allowing(List.of(Allowed.of("state")));
            return state.stated().has(seat) ? stating.unawaited() : stating;
        }
        return state.isAnswering() && !state.answers().has(seat)
                ? look.allowing(List.of(answer(state, "accept"), answer(state, "refuse")))
                : look;
    }

    private static Allowed answer(MediatedState state, String kind) {
        Optional<OfferId> proposal = state.proposal().map(MediatedEvent.Proposed::proposal);
        return new Allowed(kind, proposal, Json.object().build());
    }

    private static Json kept(MediatedState state, MediatedEvent.Stated stated) {
        return Json.object()
                .put("priorities", priorities(stated))
                .putIf("certificate", OwnCertificate.of(state, stated), certificate -> certificate)
                .build();
    }

    private static Json priorities(MediatedEvent.Stated stated) {
        Json issues = Json.array(
                stated.issues(),
                worth -> Json.object()
                        .put("item", worth.item().value())
                        .put("issue", worth.issue().value())
                        .put("weight", worth.weight())
                        .put("values", Json.array(worth.values(), Json::of))
                        .build());
        return Json.object()
                .put("issues", issues)
                .put("reservation", stated.reservation())
                .build();
    }
}
