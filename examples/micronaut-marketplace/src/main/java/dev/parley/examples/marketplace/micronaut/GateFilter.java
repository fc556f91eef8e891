// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.web.Gate;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/** Turns away what the gate does not let in, before Parley's filter looks at it: one without an order comes last. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class GateFilter implements Ordered {
    private final Gate gate;

    GateFilter(Gate gate) {
        this.gate = gate;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SESSION.order();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        return gate.refusal(new Visitor(request)).map(Answers::of).orElse(null);
    }
}
