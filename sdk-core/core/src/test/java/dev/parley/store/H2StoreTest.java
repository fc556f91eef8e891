// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

class H2StoreTest extends JdbcStoreConformance {
    H2StoreTest() {
        super(Database.h2("h2_store"));
    }
}
