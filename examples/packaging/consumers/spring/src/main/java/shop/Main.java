package shop;

import dev.parley.api.Deals;
import dev.parley.api.Listings;
import dev.parley.api.Policies;
import dev.parley.port.Caller;
import dev.parley.spring.CallerResolver;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Starts a shop on Spring Boot, sells over HTTP, and ends. */
@SpringBootApplication
public class Main {
    public static void main(String... arguments) throws Exception {
        try (ConfigurableApplicationContext shop = SpringApplication.run(Main.class, arguments)) {
            SaleByCall.offer(shop.getBean(Policies.class), shop.getBean(Listings.class));
            SaleOverHttp sale = new SaleOverHttp(shop.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            System.out.println(SaleByCall.pay(shop.getBean(Deals.class), sale.agree()));
        }
    }

    @Bean
    CallerResolver people() {
        return request -> Optional.ofNullable(request.getHeader("X-User")).map(name -> Caller.person(name));
    }
}
