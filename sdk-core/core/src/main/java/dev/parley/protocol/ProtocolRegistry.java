// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.protocol.kernel.PlayedProtocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The protocols that an application offers, each checked before it is admitted. Immutable.
 *
 * @since 0.1.0
 */
public final class ProtocolRegistry {
    private final SortedMap<String, SortedMap<Integer, PlayedProtocol>> byName;

    private ProtocolRegistry(SortedMap<String, SortedMap<Integer, PlayedProtocol>> byName) {
        this.byName = byName;
    }

    /**
     * A registry of these protocols.
     *
     * @throws IllegalStateException if two have the same id, or one is faulty; the message lists everything
     */
    public static ProtocolRegistry of(Collection<? extends Protocol<?, ?, ?, ?>> protocols) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, SortedMap<Integer, PlayedProtocol>> byName = new TreeMap<>();
        for (Protocol<?, ?, ?, ?> game : protocols) {
            PlayedProtocol protocol = PlayedProtocol.untyped(game);
            ProtocolId id = protocol.id();
            PlayedProtocol other =
                    byName.computeIfAbsent(id.name(), name -> new TreeMap<>()).putIfAbsent(id.version(), protocol);
            if (other != null) {
                problems.add(id + " is provided by " + other.game().getClass().getName() + " and by "
                        + game.getClass().getName() + "; keep one of them");
            }
            LifecycleChecker.check(protocol).forEach(fault -> problems.add(id + ": " + fault));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("These protocols cannot be offered:\n  " + String.join("\n  ", problems));
        }
        return new ProtocolRegistry(byName);
    }

    /**
     * A registry of these protocols and of those that a class loader's libraries provide as services.
     *
     * @param protocols given by the application
     * @param loader where to look for {@code META-INF/services/dev.parley.protocol.Protocol}
     * @throws IllegalStateException as {@link #of} does, and if a provider cannot be loaded
     */
    public static ProtocolRegistry of(Collection<? extends Protocol<?, ?, ?, ?>> protocols, ClassLoader loader) {
        Objects.requireNonNull(loader, "loader");
        List<Protocol<?, ?, ?, ?>> all = new ArrayList<>(protocols);
        try {
            for (Protocol<?, ?, ?, ?> provided : ServiceLoader.load(Protocol.class, loader)) {
                all.add(provided);
            }
        } catch (ServiceConfigurationError e) {
            throw new IllegalStateException("A provided protocol cannot be loaded: " + e.getMessage(), e);
        }
        return of(all);
    }

    /** The protocol of that name and version. */
    public Optional<PlayedProtocol> find(ProtocolId id) {
        return Optional.ofNullable(versions(id.name()).get(id.version()));
    }

    /** The newest version of the protocol of that name. */
    public Optional<PlayedProtocol> newest(String name) {
        return versions(name).values().stream().reduce((older, newer) -> newer);
    }

    /** All protocols, by name, older versions first. */
    public List<PlayedProtocol> all() {
        List<PlayedProtocol> all = new ArrayList<>();
        byName.values().forEach(versions -> all.addAll(versions.values()));
        return Collections.unmodifiableList(all);
    }

    /** The names of all protocols, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    private SortedMap<Integer, PlayedProtocol> versions(String name) {
        return byName.getOrDefault(name, Collections.emptySortedMap());
    }
}
