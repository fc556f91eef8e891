// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.boot;

import dev.parley.port.Caller;
import dev.parley.spring.CallerResolver;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A marketplace in memory that takes everybody for one person. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Host {
    /** Starts on a free port of the loopback interface and prints {@code port} and its number. */
    public static void main(String... arguments) {
        SpringApplication application = new SpringApplication(Host.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "parley.in-memory",
                true,
                "logging.level.root",
                "WARN"));
        ServletWebServerApplicationContext running = (ServletWebServerApplicationContext) application.run(arguments);
        WebServer server = Objects.requireNonNull(running.getWebServer(), "a web server");
        System.out.println("port " + server.getPort());
    }

    @Bean
    CallerResolver everybody() {
        return request -> Optional.of(Caller.person("somebody"));
    }
}
