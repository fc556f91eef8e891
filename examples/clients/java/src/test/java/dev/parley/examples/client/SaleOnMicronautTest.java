// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

/** The example against a host on Micronaut. */
final class SaleOnMicronautTest extends SaleContract {
    SaleOnMicronautTest() {
        super("micronaut");
    }
}
