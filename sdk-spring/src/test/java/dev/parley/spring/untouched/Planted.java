// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a careless starter would do to its host. */
@Configuration(proxyBeanMethods = false)
class Planted {
    @Bean
    FilterRegistrationBean<?> stranger() {
        FilterRegistrationBean<?> registration =
                new FilterRegistrationBean<>((request, response, chain) -> chain.doFilter(request, response));
        registration.setName("stranger");
        return registration;
    }

    @Bean
    ApplicationRunner accident(ConfigurableEnvironment environment, DataSource dataSource) {
        return arguments -> {
            environment.getPropertySources().addLast(new MapPropertySource("strange", Map.of()));
            new JdbcTemplate(dataSource).execute("create table strange (id int)");
            CountDownLatch forever = new CountDownLatch(1);
            Thread thread = new Thread(() -> await(forever), "stranger-1");
            thread.setDaemon(true);
            thread.start();
            System.setProperty("strange", "yes");
            LoggerFactory.getLogger(Planted.class).warn("Strange things happen");
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
