// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.spring;

import dev.parley.Parley;
import dev.parley.contract.host.Rig;
import dev.parley.spring.CallerResolver;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Starts a Spring Boot application on a free port, with the rig's Parley and the suite's callers. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Host {
    /** Runs until the suite goes away; the argument is the file of the keys. */
    public static void main(String... arguments) {
        Rig rig = Rig.start(arguments);
        SpringApplication application = new SpringApplication(Host.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "parley.http.max-bytes-in-flight",
                Rig.BYTES_IN_FLIGHT,
                "logging.level.root",
                "WARN"));
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Rig.class, () -> rig));
        ServletWebServerApplicationContext running = (ServletWebServerApplicationContext) application.run();
        rig.serve(Objects.requireNonNull(running.getWebServer(), "a web server").getPort());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> sendBuffer() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.txBufSize", String.valueOf(Rig.SEND_BUFFER)));
    }

    @Bean
    Parley parley(Rig rig) {
        return rig.parley();
    }

    @Bean
    CallerResolver callers() {
        return request -> Rig.caller(name -> Optional.ofNullable(request.getHeader(name)));
    }
}
