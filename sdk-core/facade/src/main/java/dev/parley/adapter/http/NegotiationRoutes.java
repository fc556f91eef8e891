// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.EventView;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.OperatorAction;
import dev.parley.api.Page;
import dev.parley.api.TranscriptExport;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatRole;
import dev.parley.wire.EventPage;
import dev.parley.wire.JoinNegotiation;
import dev.parley.wire.Move;
import dev.parley.wire.Negotiation;
import dev.parley.wire.NegotiationPage;
import dev.parley.wire.OpenNegotiation;
import dev.parley.wire.Simulation;
import dev.parley.wire.Transcript;
import dev.parley.wire.VoidBid;
import java.time.InstantSource;

/** The operations on negotiations. */
public final class NegotiationRoutes {
    private static final View<Page<EventView>, EventPage> EVENTS =
            View.of(EventPage.class, page -> Views.page(page, Views::event));
    private static final View<TranscriptExport, Transcript> TRANSCRIPT = View.of(Transcript.class, Views::transcript);
    private static final View<dev.parley.api.Simulation, Simulation> SIMULATION =
            View.of(Simulation.class, Views::simulation);

    private final Negotiations negotiations;
    private final Requests requests;
    private final Answers answers;
    private final View<NegotiationView, Negotiation> one;
    private final View<Page<NegotiationSummary>, NegotiationPage> page;

    NegotiationRoutes(
            Negotiations negotiations,
            Requests requests,
            Answers answers,
            NegotiationBodies bodies,
            InstantSource clock) {
        this.negotiations = negotiations;
        this.requests = requests;
        this.answers = answers;
        this.one = View.<NegotiationView, Negotiation>of(Negotiation.class, NegotiationViews::whole)
                .tagged(NegotiationView::revision)
                .written(bodies::of);
        this.page = View.of(
                NegotiationPage.class,
                items -> Views.at(clock.instant(), Views.page(items, NegotiationViews::summary)));
    }

    public Answer<Negotiation> openNegotiation(Exchange exchange, OpenNegotiation opening) {
        return answers.answer(
                exchange,
                () -> requests.opening(opening),
                command -> negotiations.open(exchange.caller(), command, exchange.key()),
                one);
    }

    public Answer<Negotiation> joinNegotiation(Exchange exchange, JoinNegotiation join) {
        return answers.answer(
                exchange,
                () -> negotiations.join(
                        exchange.caller(), id(exchange), requests.json(join).find("privateTerms"), exchange.key()),
                one);
    }

    public Answer<Negotiation> makeMove(Exchange exchange, Move move) {
        return answers.answer(
                exchange,
                () -> requests.move(move, exchange.ifMatch()),
                command -> negotiations.move(exchange.caller(), id(exchange), command, exchange.key()),
                one);
    }

    public Answer<Simulation> simulateMove(Exchange exchange, Move move) {
        return answers.answer(
                exchange,
                () -> requests.move(move, exchange.ifMatch()),
                command -> negotiations.simulate(exchange.caller(), id(exchange), command),
                SIMULATION);
    }

    public Answer<Negotiation> cancelNegotiation(Exchange exchange) {
        return control(exchange, OperatorAction.CANCEL);
    }

    public Answer<Negotiation> pauseNegotiation(Exchange exchange) {
        return control(exchange, OperatorAction.PAUSE);
    }

    public Answer<Negotiation> resumeNegotiation(Exchange exchange) {
        return control(exchange, OperatorAction.RESUME);
    }

    public Answer<Negotiation> voidBid(Exchange exchange, VoidBid bid) {
        return answers.answer(
                exchange,
                () -> negotiations.voidBid(exchange.caller(), id(exchange), requests.voidBid(bid), exchange.key()),
                one);
    }

    private Answer<Negotiation> control(Exchange exchange, OperatorAction action) {
        return answers.answer(
                exchange, () -> negotiations.control(exchange.caller(), id(exchange), action, exchange.key()), one);
    }

    public Answer<Negotiation> getNegotiation(Exchange exchange) {
        return answers.answer(exchange, () -> negotiations.find(exchange.caller(), id(exchange)), one);
    }

    public Answer<NegotiationPage> listNegotiations(Exchange exchange) {
        NegotiationQuery query = new NegotiationQuery(
                exchange.query("listing").map(Json::text).map(ListingRef::new),
                exchange.query("role").map(Json::text).map(SeatRole::valueOf),
                exchange.query("open").map(Json::bool),
                exchange.principal(),
                exchange.cursor(),
                exchange.limit());
        return answers.answer(exchange, () -> negotiations.list(exchange.caller(), query), page);
    }

    public Answer<EventPage> listEvents(Exchange exchange) {
        return answers.answer(
                exchange,
                () -> negotiations.events(exchange.caller(), id(exchange), exchange.cursor(), exchange.limit()),
                EVENTS);
    }

    public Answer<Transcript> getTranscript(Exchange exchange) {
        return answers.answer(exchange, () -> negotiations.transcript(exchange.caller(), id(exchange)), TRANSCRIPT);
    }

    private static NegotiationId id(Exchange exchange) {
        return new NegotiationId(exchange.path("negotiation"));
    }

    void register(Operations operations) {
        operations.add("openNegotiation", OpenNegotiation.class, this::openNegotiation);
        operations.add("joinNegotiation", JoinNegotiation.class, this::joinNegotiation);
        operations.add("makeMove", Move.class, this::makeMove);
        operations.add("simulateMove", Move.class, this::simulateMove);
        operations.add("cancelNegotiation", this::cancelNegotiation);
        operations.add("pauseNegotiation", this::pauseNegotiation);
        operations.add("resumeNegotiation", this::resumeNegotiation);
        operations.add("voidBid", VoidBid.class, this::voidBid);
        operations.add("getNegotiation", this::getNegotiation);
        operations.add("listNegotiations", this::listNegotiations);
        operations.add("listEvents", this::listEvents);
        operations.add("getTranscript", this::getTranscript);
    }
}
