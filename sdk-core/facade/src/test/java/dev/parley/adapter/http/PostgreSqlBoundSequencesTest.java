// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.store.PostgreSqlServer;

class PostgreSqlBoundSequencesTest extends BoundSequences {
    PostgreSqlBoundSequencesTest() {
        super(builder -> builder.dataSource(PostgreSqlServer.dataSource()), 150);
    }
}
