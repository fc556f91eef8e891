// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.ConditionConformance.lamp;
import static dev.parley.store.ConditionConformance.onLamp;
import static dev.parley.store.Samples.append;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.CommitResult;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgreSqlStoreTest extends JdbcStoreConformance {
    PostgreSqlStoreTest() {
        super(Database.postgreSql("postgresql_store"));
    }

    @Test
    @Timeout(10)
    void those_who_rest_on_one_record_do_not_wait_for_each_other() throws SQLException {
        write(append().record(lamp(0)));
        try (Connection host = database().dataSource().getConnection()) {
            host.setAutoCommit(false);
            store().commitIn(host, append().condition(onLamp(1)).build());
            assertThat(write(append().condition(onLamp(1)))).isEqualTo(new CommitResult.Appended());
            host.rollback();
        }
    }
}
