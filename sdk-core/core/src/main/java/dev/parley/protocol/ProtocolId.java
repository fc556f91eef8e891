// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * The name and major version of a protocol, such as {@code alternating-offers} 1. A change that makes old events read
 * differently is a new major version.
 *
 * @param name lower-case letters, digits and hyphens, 1 to 64
 * @param version at least 1
 * @since 0.1.0
 */
public record ProtocolId(String name, int version) {
    public ProtocolId {
        if (!name.matches("[a-z][a-z0-9-]{0,63}") || version < 1) {
            throw new IllegalArgumentException("a protocol has a name like alternating-offers and a version from 1");
        }
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
