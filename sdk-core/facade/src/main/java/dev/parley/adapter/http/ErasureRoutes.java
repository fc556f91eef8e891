// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.ErasureView;
import dev.parley.api.Erasures;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.wire.Erasure;

/** The operations on erasures. */
public final class ErasureRoutes {
    private static final View<ErasureView, Erasure> ONE = View.of(Erasure.class, ErasureRoutes::view);

    private final Erasures erasures;
    private final Answers answers;

    ErasureRoutes(Erasures erasures, Answers answers) {
        this.erasures = erasures;
        this.answers = answers;
    }

    public Answer<Erasure> erasePrincipal(Exchange exchange) {
        return answers.answer(
                exchange, () -> erasures.erase(exchange.caller(), principal(exchange), exchange.key()), ONE);
    }

    public Answer<Erasure> getErasure(Exchange exchange) {
        return answers.answer(exchange, () -> erasures.find(exchange.caller(), principal(exchange)), ONE);
    }

    private static PrincipalId principal(Exchange exchange) {
        return new PrincipalId(exchange.path("principal"));
    }

    private static Json view(ErasureView erasure) {
        return Json.object()
                .put("principal", erasure.principal().value())
                .put("requestedAt", erasure.requestedAt())
                .putIf("completedAt", erasure.completedAt(), Json::of)
                .put("negotiations", erasure.negotiations())
                .put("serverTime", erasure.serverTime())
                .build();
    }

    void register(Operations operations) {
        operations.add("erasePrincipal", this::erasePrincipal);
        operations.add("getErasure", this::getErasure);
    }
}
