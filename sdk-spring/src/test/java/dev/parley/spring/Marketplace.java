// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.OrderReference;
import dev.parley.port.Caller;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** A host as one would write it: people who log in, and a checkout that writes an order. */
@Configuration(proxyBeanMethods = false)
@PlainHost
@Import(People.class)
class Marketplace {
    static final Caller SHOP = Caller.person("shop", Caller.Role.HOST);

    @Bean
    Checkout checkout(Deals deals, JdbcTemplate jdbc) {
        return new Checkout(deals, jdbc);
    }

    /** The host's checkout: an order and the redemption of its deal in one transaction. */
    static class Checkout {
        private final Deals deals;
        private final JdbcTemplate jdbc;

        Checkout(Deals deals, JdbcTemplate jdbc) {
            this.deals = deals;
            this.jdbc = jdbc;
            jdbc.execute("create table if not exists orders (reference varchar(100), deal varchar(100))");
        }

        @Transactional
        public Outcome<List<DealView>> pay(String deal, String order) {
            jdbc.update("insert into orders (reference, deal) values (?, ?)", order, deal);
            Outcome<List<DealView>> outcome = deals.redeem(SHOP, List.of(new DealId(deal)), new OrderReference(order));
            return outcome.match(done -> outcome, refused -> {
                throw new NotPaid(refused.code().name());
            });
        }

        @Transactional
        public void payAndFail(String deal, String order) {
            var unused = pay(deal, order);
            throw new NotPaid("the card was declined");
        }

        int orders(String deal) {
            Integer count = jdbc.queryForObject("select count(*) from orders where deal = ?", Integer.class, deal);
            return count == null ? 0 : count;
        }
    }

    /** A payment that fails, and with it the transaction. */
    static final class NotPaid extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotPaid(String why) {
            super(why);
        }
    }
}
