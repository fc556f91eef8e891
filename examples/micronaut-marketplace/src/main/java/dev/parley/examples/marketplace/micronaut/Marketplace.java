// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import io.micronaut.runtime.Micronaut;

/** Starts the marketplace and serves until it is stopped. */
public final class Marketplace {
    private Marketplace() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(Marketplace.class).banner(false).start();
    }
}
