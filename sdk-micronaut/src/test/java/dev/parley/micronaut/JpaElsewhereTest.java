// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.DealId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host whose Hibernate is on one data source, and Parley on another. */
final class JpaElsewhereTest {
    @Test
    void a_session_on_another_data_source_is_no_transaction_of_parleys() {
        try (ApplicationContext host = TestHost.run(
                TestHost.h2("default", "jpa-shop"),
                TestHost.h2("deals", "jpa-deals"),
                Map.of(
                        "parley.data-source", "deals",
                        "jpa.default.entity-scan.packages", "dev.parley.micronaut",
                        "jpa.default.properties.hibernate.hbm2ddl.auto", "update"))) {
            DealId deal =
                    new DealId(new Haggle(host.getBean(EmbeddedServer.class).getURI()).deal("lamp-elsewhere"));

            assertThat(HostCheckout.refusal(host.getBean(JpaCheckout.class).pay(deal, "order")))
                    .contains("NO_HOST_TRANSACTION");
        }
    }
}
