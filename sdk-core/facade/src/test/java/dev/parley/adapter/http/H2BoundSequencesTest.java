// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2BoundSequencesTest extends BoundSequences {
    H2BoundSequencesTest() {
        super(builder -> builder.dataSource(h2()), 150);
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:bound_sequences;DB_CLOSE_DELAY=-1");
        return database;
    }
}
