// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.shaded;

import dev.parley.Parley;

/** Prints the protocols that a Parley in memory offers, a line for each. */
public final class Main {
    private Main() {}

    /** Takes no arguments. */
    public static void main(String... arguments) {
        ClassLoader loader = Main.class.getClassLoader();
        try (Parley parley = Parley.builder().protocolsFrom(loader).build()) {
            parley.protocols().all().forEach(protocol -> System.out.println(protocol.id()));
        }
    }
}
