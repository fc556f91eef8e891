// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.NegotiationRoutes;
import dev.parley.micronaut.api.NegotiationsApi;
import dev.parley.wire.EventPage;
import dev.parley.wire.JoinNegotiation;
import dev.parley.wire.Move;
import dev.parley.wire.Negotiation;
import dev.parley.wire.NegotiationPage;
import dev.parley.wire.OpenNegotiation;
import dev.parley.wire.Simulation;
import dev.parley.wire.Transcript;
import dev.parley.wire.VoidBid;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on negotiations. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class NegotiationsController extends FacadeController implements NegotiationsApi {
    private final NegotiationRoutes routes;

    NegotiationsController(Facade facade) {
        super(facade);
        routes = facade.negotiations();
    }

    @Override
    public Negotiation cancelNegotiation(String negotiation, String idempotencyKey) {
        return answer(routes::cancelNegotiation);
    }

    @Override
    public Negotiation getNegotiation(String negotiation, @Nullable String ifNoneMatch) {
        return answer(routes::getNegotiation);
    }

    @Override
    public Transcript getTranscript(String negotiation) {
        return answer(routes::getTranscript);
    }

    @Override
    public Negotiation joinNegotiation(String negotiation, String idempotencyKey, JoinNegotiation joinNegotiation) {
        return answer(routes::joinNegotiation, joinNegotiation);
    }

    @Override
    public EventPage listEvents(String negotiation, @Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listEvents);
    }

    @Override
    public NegotiationPage listNegotiations(
            @Nullable String listing,
            @Nullable String role,
            @Nullable Boolean open,
            @Nullable String principal,
            @Nullable String cursor,
            @Nullable Integer limit) {
        return answer(routes::listNegotiations);
    }

    @Override
    public Negotiation makeMove(String negotiation, String idempotencyKey, Move move, @Nullable String ifMatch) {
        return answer(routes::makeMove, move);
    }

    @Override
    public Negotiation openNegotiation(String idempotencyKey, OpenNegotiation openNegotiation) {
        return answer(routes::openNegotiation, openNegotiation);
    }

    @Override
    public Negotiation pauseNegotiation(String negotiation, String idempotencyKey) {
        return answer(routes::pauseNegotiation);
    }

    @Override
    public Negotiation voidBid(String negotiation, String idempotencyKey, VoidBid voidBid) {
        return answer(routes::voidBid, voidBid);
    }

    @Override
    public Negotiation resumeNegotiation(String negotiation, String idempotencyKey) {
        return answer(routes::resumeNegotiation);
    }

    @Override
    public Simulation simulateMove(String negotiation, Move move) {
        return answer(routes::simulateMove, move);
    }
}
