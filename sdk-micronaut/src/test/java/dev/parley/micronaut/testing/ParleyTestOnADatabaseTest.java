// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.policy.PolicyDraft;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.TestParley;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The same on the host's data source: what the test sets goes before what {@link ParleyTest} does. */
@MicronautTest(transactional = false)
@ParleyTest
@Property(name = "parley.in-memory", value = "false")
@Property(name = "datasources.default.url", value = "jdbc:h2:mem:parleytest;DB_CLOSE_DELAY=-1")
@Property(name = "datasources.default.username", value = "sa")
@Property(name = "datasources.default.password", value = "")
@Property(name = "datasources.default.driver-class-name", value = "org.h2.Driver")
final class ParleyTestOnADatabaseTest {
    @Test
    void parley_is_on_the_data_source(TestParley market, Parley parley) throws SQLException {
        market.publish(PolicyDraft.everything(AlternatingOffers.ID));
        market.publish(PolicyDraft.nothing());

        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:parleytest", "sa", "");
                var rows =
                        connection.createStatement().executeQuery("select count(*) from \"parley\".parley_records")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
        }
        assertThat(market.parley()).isSameAs(parley);
    }
}
