// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.BarView;
import dev.parley.api.HoldView;
import dev.parley.api.Page;
import dev.parley.api.Principals;
import dev.parley.model.PrincipalId;
import dev.parley.wire.Bar;
import dev.parley.wire.BarPage;
import dev.parley.wire.BarPrincipal;
import dev.parley.wire.HoldPage;
import java.time.InstantSource;

/** The operations on principals. */
public final class PrincipalRoutes {
    private static final View<BarView, Bar> ONE =
            View.<BarView, Bar>of(Bar.class, PrincipalViews::bar).tagged();

    private final Principals principals;
    private final Requests requests;
    private final Answers answers;
    private final View<Page<BarView>, BarPage> bars;
    private final View<Page<HoldView>, HoldPage> holds;

    PrincipalRoutes(Principals principals, Requests requests, Answers answers, InstantSource clock) {
        this.principals = principals;
        this.requests = requests;
        this.answers = answers;
        this.bars = View.of(BarPage.class, items -> Views.at(clock.instant(), Views.page(items, PrincipalViews::bar)));
        this.holds =
                View.of(HoldPage.class, items -> Views.at(clock.instant(), Views.page(items, PrincipalViews::hold)));
    }

    public Answer<Bar> barPrincipal(Exchange exchange, BarPrincipal bar) {
        return answers.answer(
                exchange,
                () -> principals.bar(
                        exchange.caller(),
                        id(exchange),
                        requests.json(bar).get("reason").text(),
                        exchange.key()),
                ONE);
    }

    public Answer<Bar> readmitPrincipal(Exchange exchange) {
        return answers.answer(exchange, () -> principals.readmit(exchange.caller(), id(exchange), exchange.key()), ONE);
    }

    public Answer<BarPage> listBars(Exchange exchange) {
        return answers.answer(
                exchange,
                () -> principals.bars(exchange.caller(), id(exchange), exchange.cursor(), exchange.limit()),
                bars);
    }

    public Answer<HoldPage> listHolds(Exchange exchange) {
        return answers.answer(
                exchange,
                () -> principals.holds(exchange.caller(), id(exchange), exchange.cursor(), exchange.limit()),
                holds);
    }

    private static PrincipalId id(Exchange exchange) {
        return new PrincipalId(exchange.path("principal"));
    }

    void register(Operations operations) {
        operations.add("barPrincipal", BarPrincipal.class, this::barPrincipal);
        operations.add("readmitPrincipal", this::readmitPrincipal);
        operations.add("listBars", this::listBars);
        operations.add("listHolds", this::listHolds);
    }
}
