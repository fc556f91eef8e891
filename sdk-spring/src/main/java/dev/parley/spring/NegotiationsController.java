// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.NegotiationRoutes;
import dev.parley.spring.api.NegotiationsApi;
import dev.parley.wire.EventPage;
import dev.parley.wire.JoinNegotiation;
import dev.parley.wire.Move;
import dev.parley.wire.Negotiation;
import dev.parley.wire.NegotiationPage;
import dev.parley.wire.OpenNegotiation;
import dev.parley.wire.Simulation;
import dev.parley.wire.Transcript;
import dev.parley.wire.VoidBid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on negotiations. */
final class NegotiationsController implements NegotiationsApi {
    private final NegotiationRoutes routes;

    NegotiationsController(Facade facade) {
        this.routes = facade.negotiations();
    }

    @Override
    public ResponseEntity<Negotiation> cancelNegotiation(String negotiation, String idempotencyKey) {
        return Replied.to(routes::cancelNegotiation);
    }

    @Override
    public ResponseEntity<Negotiation> getNegotiation(String negotiation, @Nullable String ifNoneMatch) {
        return Replied.to(routes::getNegotiation);
    }

    @Override
    public ResponseEntity<Transcript> getTranscript(String negotiation) {
        return Replied.to(routes::getTranscript);
    }

    @Override
    public ResponseEntity<Negotiation> joinNegotiation(
            String negotiation, String idempotencyKey, JoinNegotiation joinNegotiation) {
        return Replied.to(routes::joinNegotiation, joinNegotiation);
    }

    @Override
    public ResponseEntity<EventPage> listEvents(String negotiation, @Nullable String cursor, Integer limit) {
        return Replied.to(routes::listEvents);
    }

    @Override
    public ResponseEntity<NegotiationPage> listNegotiations(
            @Nullable String listing,
            @Nullable String role,
            @Nullable Boolean open,
            @Nullable String principal,
            @Nullable String cursor,
            Integer limit) {
        return Replied.to(routes::listNegotiations);
    }

    @Override
    public ResponseEntity<Negotiation> makeMove(
            String negotiation, String idempotencyKey, Move move, @Nullable String ifMatch) {
        return Replied.to(routes::makeMove, move);
    }

    @Override
    public ResponseEntity<Negotiation> openNegotiation(String idempotencyKey, OpenNegotiation openNegotiation) {
        return Replied.to(routes::openNegotiation, openNegotiation);
    }

    @Override
    public ResponseEntity<Negotiation> pauseNegotiation(String negotiation, String idempotencyKey) {
        return Replied.to(routes::pauseNegotiation);
    }

    @Override
    public ResponseEntity<Negotiation> voidBid(String negotiation, String idempotencyKey, VoidBid voidBid) {
        return Replied.to(routes::voidBid, voidBid);
    }

    @Override
    public ResponseEntity<Negotiation> resumeNegotiation(String negotiation, String idempotencyKey) {
        return Replied.to(routes::resumeNegotiation);
    }

    @Override
    public ResponseEntity<Simulation> simulateMove(String negotiation, Move move) {
        return Replied.to(routes::simulateMove, move);
    }
}
