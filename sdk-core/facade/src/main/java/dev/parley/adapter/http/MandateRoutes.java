// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.MandateView;
import dev.parley.api.Mandates;
import dev.parley.api.Page;
import dev.parley.model.MandateId;
import dev.parley.wire.Mandate;
import dev.parley.wire.MandateDraft;
import dev.parley.wire.MandatePage;
import java.time.InstantSource;

/** The operations on mandates. */
public final class MandateRoutes {
    private static final View<MandateView, Mandate> ONE =
            View.<MandateView, Mandate>of(Mandate.class, Views::mandate).tagged();

    private final Mandates mandates;
    private final Requests requests;
    private final Answers answers;
    private final View<Page<MandateView>, MandatePage> page;

    MandateRoutes(Mandates mandates, Requests requests, Answers answers, InstantSource clock) {
        this.mandates = mandates;
        this.requests = requests;
        this.answers = answers;
        this.page = View.of(MandatePage.class, items -> Views.at(clock.instant(), Views.page(items, Views::mandate)));
    }

    public Answer<Mandate> grantMandate(Exchange exchange, MandateDraft draft) {
        return answers.answer(
                exchange,
                () -> requests.mandate(draft),
                json -> mandates.grant(exchange.caller(), json, exchange.key()),
                ONE);
    }

    public Answer<MandatePage> listMandates(Exchange exchange) {
        return answers.answer(
                exchange,
                () -> mandates.list(exchange.caller(), exchange.principal(), exchange.cursor(), exchange.limit()),
                page);
    }

    public Answer<Mandate> getMandate(Exchange exchange) {
        return answers.answer(exchange, () -> mandates.find(exchange.caller(), id(exchange)), ONE);
    }

    public Answer<Mandate> revokeMandate(Exchange exchange) {
        return answers.answer(exchange, () -> mandates.revoke(exchange.caller(), id(exchange), exchange.key()), ONE);
    }

    private static MandateId id(Exchange exchange) {
        return new MandateId(exchange.path("mandate"));
    }

    void register(Operations operations) {
        operations.add("grantMandate", MandateDraft.class, this::grantMandate);
        operations.add("listMandates", this::listMandates);
        operations.add("getMandate", this::getMandate);
        operations.add("revokeMandate", this::revokeMandate);
    }
}
