// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.Outcome;
import dev.parley.api.Protocols;
import dev.parley.api.Protocols.ProtocolDescription;
import dev.parley.protocol.Reason;
import dev.parley.wire.Protocol;
import dev.parley.wire.ProtocolList;
import java.util.List;

/** The operations on protocols. */
public final class ProtocolRoutes {
    private static final View<List<ProtocolDescription>, ProtocolList> LIST =
            View.of(ProtocolList.class, all -> Views.list(all, protocol -> Views.protocolName(protocol.id())));
    private static final View<ProtocolDescription, Protocol> ONE = View.<ProtocolDescription, Protocol>of(
                    Protocol.class, Views::protocol)
            .tagged();

    private final Protocols protocols;
    private final Answers answers;

    ProtocolRoutes(Protocols protocols, Answers answers) {
        this.protocols = protocols;
        this.answers = answers;
    }

    public Answer<ProtocolList> listProtocols(Exchange exchange) {
        return answers.answer(exchange, () -> Outcome.done(protocols.all()), LIST);
    }

    public Answer<Protocol> getProtocol(Exchange exchange) {
        return answers.answer(
                exchange,
                () -> protocols
                        .find(exchange.path("name"))
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND)),
                ONE);
    }

    void register(Operations operations) {
        operations.add("listProtocols", this::listProtocols);
        operations.add("getProtocol", this::getProtocol);
    }
}
