// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

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
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The use cases about negotiations, which note what they are asked. */
final class FakeNegotiations implements Negotiations {
    private final Notes notes;

    FakeNegotiations(Notes notes) {
        this.notes = notes;
    }

    @Override
    public Outcome<NegotiationView> open(Caller caller, OpenNegotiation command, IdempotencyKey key) {
        return notes.answer(Sample.negotiation(), command, key);
    }

    @Override
    public Outcome<NegotiationView> join(
            Caller caller, NegotiationId negotiation, Optional<Json> privateTerms, IdempotencyKey key) {
        return notes.answer(Sample.negotiation(), negotiation, privateTerms, key);
    }

    @Override
    public Outcome<NegotiationView> move(
            Caller caller, NegotiationId negotiation, MakeMove command, IdempotencyKey key) {
        return notes.answer(Sample.negotiation(), negotiation, command, key);
    }

    @Override
    public Outcome<Simulation> simulate(Caller caller, NegotiationId negotiation, MakeMove command) {
        Simulation simulation = new Simulation(
                Optional.of(Reason.ROUND_LIMIT),
                new TreeMap<>(),
                Optional.of(new Money(1, Sample.EUR)),
                List.of(new Simulation.Warning(Simulation.Warning.Code.ABOVE_LIST_PRICE, new ItemId("bike"))));
        return notes.answer(simulation, negotiation, command);
    }

    @Override
    public Outcome<NegotiationView> control(
            Caller caller, NegotiationId negotiation, OperatorAction action, IdempotencyKey key) {
        return notes.answer(Sample.negotiation(), negotiation, action, key);
    }

    @Override
    public Outcome<NegotiationView> voidBid(Caller caller, NegotiationId negotiation, VoidBid bid, IdempotencyKey key) {
        return notes.answer(Sample.negotiation(), negotiation, bid, key);
    }

    @Override
    public Outcome<NegotiationView> find(Caller caller, NegotiationId negotiation) {
        return notes.answer(Sample.negotiation(), negotiation);
    }

    @Override
    public Outcome<Page<NegotiationSummary>> list(Caller caller, NegotiationQuery query) {
        return notes.answer(Notes.page(Sample.summary()), query);
    }

    @Override
    public Outcome<Page<EventView>> events(
            Caller caller, NegotiationId negotiation, Optional<String> cursor, int limit) {
        return notes.answer(Notes.page(Sample.event()), negotiation, cursor, limit);
    }

    @Override
    public Outcome<TranscriptExport> transcript(Caller caller, NegotiationId negotiation) {
        return notes.answer(Sample.transcript(), negotiation);
    }

    @Override
    public Outcome<PrivateTermsView> setPrivateTerms(
            Caller caller, ListingRef listing, Json terms, IdempotencyKey key) {
        return notes.answer(new PrivateTermsView(terms, List.of()), listing, terms, key);
    }

    @Override
    public Outcome<PrivateTermsView> privateTerms(Caller caller, ListingRef listing) {
        return notes.answer(Sample.lapsedTerms(), listing);
    }
}
