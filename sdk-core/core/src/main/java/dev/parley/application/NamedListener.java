// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import dev.parley.application.store.NewMessage;
import dev.parley.port.NegotiationListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A listener of the host's and the name of its queue: what it has not heard yet waits under that name, also while no node
 * is up.
 *
 * @param name 1 to 128 characters, of each listener its own
 */
public record NamedListener(String name, NegotiationListener listener) {
    private static final int LONGEST = 128;

    public NamedListener {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a listener's name must have 1 to " + LONGEST
                    + " characters, none of them a control character: '" + name + "'");
        }
    }

    /** The name of a listener that was given none: its class, or where it has none of its own, its place. */
    public static NamedListener of(NegotiationListener listener, int place) {
        Class<?> type = listener.getClass();
        String name = type.getSimpleName();
        boolean nameless = type.isHidden() || type.isSynthetic() || name.isEmpty() || name.length() > LONGEST;
        return new NamedListener(nameless ? "listener-" + place : name, listener);
    }

    /**
     * All listeners of a host.
     *
     * @throws IllegalStateException if two have one name, or one has the name of Parley's own queue
     */
    public static List<NamedListener> all(List<NamedListener> listeners) {
        Set<String> names = new HashSet<>(Set.of(NewMessage.OWN));
        List<NamedListener> all = new ArrayList<>();
        for (NamedListener listener : listeners) {
            if (!names.add(listener.name())) {
                throw new IllegalStateException("two listeners have the name '" + listener.name()
                        + "': give each a name of its own, the same after every start");
            }
            all.add(listener);
        }
        return List.copyOf(all);
    }
}
