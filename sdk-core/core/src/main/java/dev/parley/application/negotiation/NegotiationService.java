// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.api.PrivateTermsView;
import dev.parley.api.Simulation;
import dev.parley.api.TranscriptExport;
import dev.parley.api.VoidBid;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.terms.PrivateTerms;
import dev.parley.application.negotiation.view.NegotiationQueries;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import java.util.Optional;

/** The use cases about negotiations, each in a room of its own. */
public final class NegotiationService implements Negotiations {
    private final Opening opening;
    private final Joining joining;
    private final Moving moving;
    private final Simulating simulating;
    private final Controlling controlling;
    private final Voiding voiding;
    private final NegotiationQueries queries;
    private final PrivateTerms privateTerms;

    public NegotiationService(NegotiationAccess access) {
        this.opening = new Opening(access);
        this.joining = new Joining(access);
        this.moving = new Moving(access);
        this.simulating = new Simulating(access);
        this.controlling = new Controlling(access);
        this.voiding = new Voiding(access);
        this.queries = new NegotiationQueries(access);
        this.privateTerms = new PrivateTerms(access);
    }

    @Override
    public Outcome<NegotiationView> open(Caller caller, OpenNegotiation command, IdempotencyKey key) {
        return opening.open(caller, command, key);
    }

    @Override
    public Outcome<NegotiationView> join(
            Caller caller, NegotiationId negotiation, Optional<Json> terms, IdempotencyKey key) {
        return joining.join(caller, negotiation, terms, key);
    }

    @Override
    public Outcome<NegotiationView> move(
            Caller caller, NegotiationId negotiation, MakeMove command, IdempotencyKey key) {
        return moving.move(caller, negotiation, command, key);
    }

    @Override
    public Outcome<Simulation> simulate(Caller caller, NegotiationId negotiation, MakeMove command) {
        return simulating.simulate(caller, negotiation, command);
    }

    @Override
    public Outcome<NegotiationView> control(
            Caller caller, NegotiationId negotiation, OperatorAction action, IdempotencyKey key) {
        return controlling.act(caller, negotiation, action, key);
    }

    @Override
    public Outcome<NegotiationView> voidBid(Caller caller, NegotiationId negotiation, VoidBid bid, IdempotencyKey key) {
        return voiding.voidBid(caller, negotiation, bid, key);
    }

    @Override
    public Outcome<NegotiationView> find(Caller caller, NegotiationId negotiation) {
        return queries.find(caller, negotiation);
    }

    @Override
    public Outcome<Page<NegotiationSummary>> list(Caller caller, NegotiationQuery query) {
        return queries.list(caller, query);
    }

    @Override
    public Outcome<Page<EventView>> events(
            Caller caller, NegotiationId negotiation, Optional<String> cursor, int limit) {
        return queries.events(caller, negotiation, cursor, limit);
    }

    @Override
    public Outcome<TranscriptExport> transcript(Caller caller, NegotiationId negotiation) {
        return queries.transcript(caller, negotiation);
    }

    @Override
    public Outcome<PrivateTermsView> setPrivateTerms(
            Caller caller, ListingRef listing, Json terms, IdempotencyKey key) {
        return privateTerms.write(caller, listing, terms, key);
    }

    @Override
    public Outcome<PrivateTermsView> privateTerms(Caller caller, ListingRef listing) {
        return privateTerms.read(caller, listing);
    }
}
