// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import dev.parley.spring.CallerResolver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * One node of a marketplace as a process of its own, for tests. Its arguments are Spring Boot's, the data source's among
 * them. It listens on this machine alone, on a free port which it prints. Its standard input is read line by line, each a
 * duration in ISO 8601 by which its clock is put forward; when that ends so does the node, so that it never outlives
 * whoever started it.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Node {
    /** What comes before the port on standard output, once requests are answered. */
    public static final String READY = "node ready on port ";

    /** Starts a node. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Node.class);
        application.setDefaultProperties(Map.of("server.address", "127.0.0.1", "server.port", "0"));
        ConfigurableApplicationContext context = application.run(arguments);
        listen(context.getBean(FastClock.class));
        System.out.println(READY + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static void listen(FastClock clock) {
        Thread listening = new Thread(() -> {
            try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                input.lines().map(Duration::parse).forEach(clock::putForward);
            } catch (IOException | UncheckedIOException gone) {
                // As good as its end.
            } finally {
                Runtime.getRuntime().halt(1);
            }
        });
        listening.setDaemon(true);
        listening.start();
    }

    @Bean
    FastClock clock() {
        return new FastClock(InstantSource.system());
    }

    @Bean
    CallerResolver callers() {
        return new NamedCallers();
    }
}
