// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import java.util.Map;

final class H2JpaCheckoutTest extends JpaCheckoutContract {
    @Override
    Map<String, Object> dataSource() {
        return TestHost.h2("default", "jpa");
    }
}
