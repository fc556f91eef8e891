// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

/** The example against a host on Spring Boot. */
final class SaleOnSpringTest extends SaleContract {
    SaleOnSpringTest() {
        super("spring");
    }
}
