// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import dev.parley.api.Protocols;
import dev.parley.protocol.ProtocolRegistry;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.util.List;
import java.util.Optional;

/** The registered protocols, described. */
public final class ProtocolShelf implements Protocols {
    private final ProtocolRegistry registry;

    public ProtocolShelf(ProtocolRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<ProtocolDescription> all() {
        return registry.all().stream().map(ProtocolShelf::describe).toList();
    }

    @Override
    public Optional<ProtocolDescription> find(String name) {
        return registry.newest(name).map(ProtocolShelf::describe);
    }

    private static ProtocolDescription describe(PlayedProtocol protocol) {
        return new ProtocolDescription(
                protocol.id(),
                protocol.lifecycle(),
                protocol.forms().rulesSchema(),
                protocol.forms().movesSchema(),
                protocol.forms().privateTermsSchema());
    }
}
