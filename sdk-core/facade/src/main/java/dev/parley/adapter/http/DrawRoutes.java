// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.DrawExport;
import dev.parley.api.DrawView;
import dev.parley.api.Draws;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.wire.Draw;
import dev.parley.wire.DrawList;
import dev.parley.wire.DrawOpening;

/** The operations on draws. */
public final class DrawRoutes {
    private static final View<dev.parley.api.DrawList, DrawList> LIST = View.<dev.parley.api.DrawList, DrawList>of(
                    DrawList.class, DrawRoutes::list)
            .tagged();
    private static final View<DrawView, Draw> ONE = View.of(Draw.class, DrawRoutes::draw);
    private static final View<DrawExport, DrawOpening> OPENING = View.of(DrawOpening.class, DrawRoutes::opening);

    private final Draws draws;
    private final Answers answers;

    DrawRoutes(Draws draws, Answers answers) {
        this.draws = draws;
        this.answers = answers;
    }

    public Answer<DrawList> listDraws(Exchange exchange) {
        return answers.answer(exchange, () -> draws.list(exchange.caller(), negotiation(exchange)), LIST);
    }

    public Answer<Draw> consentToDraw(Exchange exchange) {
        return answers.answer(
                exchange,
                () -> draws.consent(exchange.caller(), negotiation(exchange), item(exchange), exchange.key()),
                ONE);
    }

    public Answer<DrawOpening> openDraw(Exchange exchange) {
        return answers.answer(
                exchange, () -> draws.open(exchange.caller(), negotiation(exchange), item(exchange)), OPENING);
    }

    private static NegotiationId negotiation(Exchange exchange) {
        return new NegotiationId(exchange.path("negotiation"));
    }

    private static ItemId item(Exchange exchange) {
        return new ItemId(exchange.path("item"));
    }

    private static Json list(dev.parley.api.DrawList list) {
        return Json.object()
                .put("draws", Json.array(list.draws(), DrawRoutes::draw))
                .putIf("auditor", list.auditor(), auditor -> Json.of(auditor.value()))
                .build();
    }

    private static Json draw(DrawView draw) {
        return Json.object()
                .put("item", draw.item().value())
                .put("seedCommitment", draw.seedCommitment().hex())
                .put("consented", Json.array(draw.consented(), seat -> Json.of(seat.value())))
                .put("mayOpen", draw.mayOpen())
                .build();
    }

    private static Json opening(DrawExport export) {
        return Json.object()
                .put("opening", export.opening())
                .put("receipt", export.receipt())
                .build();
    }

    void register(Operations operations) {
        operations.add("listDraws", this::listDraws);
        operations.add("consentToDraw", this::consentToDraw);
        operations.add("openDraw", this::openDraw);
    }
}
