// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.Deals;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.examples.marketplace.orders.DealPayment;
import dev.parley.examples.marketplace.orders.Order;
import dev.parley.examples.marketplace.orders.OrderDesk;
import dev.parley.examples.marketplace.people.People;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.settlement.DealState;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false, startApplication = false)
@Property(name = "datasources.default.url", value = "jdbc:h2:mem:checkout;DB_CLOSE_DELAY=-1")
final class CheckoutTest {
    private static final Person MARA = new People().find("mara").orElseThrow();

    private final Negotiations negotiations;
    private final Deals deals;
    private final OrderDesk desk;
    private final DataSource database;

    CheckoutTest(Negotiations negotiations, Deals deals, OrderDesk desk, DataSource dataSource) {
        this.negotiations = negotiations;
        this.deals = deals;
        this.desk = desk;
        this.database = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    @Test
    void an_order_that_cannot_be_written_takes_the_redemption_back() throws SQLException {
        DealId deal = agree();
        DealPayment payment = DealPayment.of(deal);

        execute("alter table shop_order_line rename to away");
        try {
            assertThatThrownBy(() -> desk.pay(MARA, payment)).isInstanceOf(IllegalStateException.class);
        } finally {
            execute("alter table away rename to shop_order_line");
        }

        assertThat(state(deal)).isEqualTo(DealState.AGREED);
        assertThat(desk.placedBy(MARA).items()).isEmpty();
        Order order = desk.pay(MARA, payment).orElseThrow();
        assertThat(order.total()).isEqualTo(Money.of(15_000, "EUR"));
        assertThat(state(deal)).isEqualTo(DealState.REDEEMED);
        assertThat(desk.placedBy(MARA).items()).containsExactly(order);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DealState state(DealId deal) {
        return deals.find(MARA.caller(), deal).orElseThrow().status().state();
    }

    private DealId agree() {
        NegotiationView opened = negotiations
                .open(
                        MARA.caller(),
                        OpenNegotiation.on(new ListingRef("cam-mju"))
                                .with(MakeMove.of("offer", Terms.price("camera", Money.of(15_000, "EUR")))),
                        new IdempotencyKey("open"))
                .orElseThrow();
        return negotiations
                .move(
                        Caller.person("ines"),
                        opened.id(),
                        MakeMove.of("accept").answering(opened),
                        new IdempotencyKey("accept"))
                .orElseThrow()
                .deals()
                .get(0);
    }
}
