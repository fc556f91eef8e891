// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import java.util.Map;

/** The host keeps its orders with Hibernate, Parley everything in memory: redemption hangs on the commit. */
final class MemoryJpaCheckoutTest extends JpaCheckoutContract {
    @Override
    Map<String, Object> dataSource() {
        return TestHost.all(TestHost.h2("default", "jpa-memory"), Map.of("parley.in-memory", true));
    }
}
