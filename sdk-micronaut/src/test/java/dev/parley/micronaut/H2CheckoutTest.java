// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import java.util.Map;

final class H2CheckoutTest extends CheckoutContract {
    @Override
    Map<String, Object> dataSource() {
        return Map.of(
                "datasources.default.url", "jdbc:h2:mem:checkout;DB_CLOSE_DELAY=-1",
                "datasources.default.username", "sa",
                "datasources.default.password", "",
                "datasources.default.driver-class-name", "org.h2.Driver");
    }

    @Override
    void stopDatabase() {
        // It is in memory and goes with the process.
    }
}
