package dev.parley.resilience;

import dev.parley.spring.CallerResolver;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * One node of a marketplace as a process of its own, for tests. Its arguments are Spring Boot's, the data source's among
 * them. It listens on this machine alone, on a free port which it prints, and ends when its standard input does, so that
 * it never outlives whoever started it.
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
        endWithStandardInput();
        System.out.println(READY + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static void endWithStandardInput() {
        Thread watch = new Thread(() -> {
            try (InputStream input = System.in) {
                while (input.read() >= 0) {
                    // What is said does not matter, only that somebody is there to say it.
                }
            } catch (IOException gone) {
                // As good as its end.
            }
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }

    @Bean
    CallerResolver callers() {
        return new NamedCallers();
    }
}
