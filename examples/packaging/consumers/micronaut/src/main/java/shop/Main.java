package shop;

import dev.parley.api.Deals;
import dev.parley.api.Listings;
import dev.parley.api.Policies;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;

/** Starts a shop on Micronaut, sells over HTTP, and ends. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) throws Exception {
        try (ApplicationContext shop = Micronaut.build(arguments).banner(false).start()) {
            SaleByCall.offer(shop.getBean(Policies.class), shop.getBean(Listings.class));
            SaleOverHttp sale = new SaleOverHttp(shop.getBean(EmbeddedServer.class).getPort());
            System.out.println(SaleByCall.pay(shop.getBean(Deals.class), sale.agree()));
        }
    }
}
