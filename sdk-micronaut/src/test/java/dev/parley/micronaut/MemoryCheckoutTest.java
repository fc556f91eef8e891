// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import java.util.Map;

/** The host has a database and transactions; Parley keeps everything in memory all the same. */
final class MemoryCheckoutTest extends CheckoutContract {
    @Override
    Map<String, Object> dataSource() {
        return Map.of(
                "parley.in-memory", true,
                "datasources.default.url", "jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1",
                "datasources.default.username", "sa",
                "datasources.default.password", "",
                "datasources.default.driver-class-name", "org.h2.Driver");
    }

    @Override
    void stopDatabase() {
        // It is in memory and goes with the process.
    }
}
