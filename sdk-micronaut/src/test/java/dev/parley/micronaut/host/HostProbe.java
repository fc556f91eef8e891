// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.naming.Named;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;

/**
 * Runs inside a host and tells what there is, in words alone: its class path is none of the test's. What it asks about
 * what only some hosts have is in {@link HostDatabase}, {@link HostServer}, {@link HostHealth}, {@link HostMeters} and
 * {@link HostSessions}.
 */
public final class HostProbe {
    private static final Set<String> EVERYBODYS = Set.of("env", "system", "host");

    /** HikariCP's is there for as long as it connects. */
    private static final String PASSING = ":connection-adder";

    private HostProbe() {}

    /** Starts the host, looks at it, and stops it: lines by what they are about. */
    public static Map<String, Set<String>> look(Map<String, Object> properties) {
        Thread.currentThread().setContextClassLoader(HostProbe.class.getClassLoader());
        ListAppender<ILoggingEvent> log = logged();
        Map<String, Set<String>> found = new TreeMap<>();
        try (ApplicationContext host = ApplicationContext.run(PropertySource.of("host", properties))) {
            host.findBean(EmbeddedServer.class).ifPresent(EmbeddedServer::start);
            found.put("bean", beans(host));
            found.put("property", properties(host));
            ask(host, "javax.sql.DataSource", () -> found.put("table", HostDatabase.tables(host)));
            ask(host, "io.micronaut.web.router.Router", () -> found.put("route", HostServer.routes(host)));
            ask(
                    host,
                    "io.micronaut.http.server.HttpServerConfiguration",
                    () -> found.put("json", HostServer.json(host)));
            ask(
                    host,
                    "io.micronaut.management.health.indicator.HealthIndicator",
                    () -> found.put("health", HostHealth.indicators(host)));
            ask(host, "io.micrometer.core.instrument.MeterRegistry", () -> found.put("meter", HostMeters.meters(host)));
            ask(host, "org.hibernate.SessionFactory", () -> found.put("session", HostSessions.listeners(host)));
            found.put("thread", threads());
        }
        found.put("log", lines(log));
        return found;
    }

    /** Where the host has that type, and beans of it. */
    private static void ask(ApplicationContext host, String type, Runnable question) {
        try {
            if (host.containsBean(Class.forName(type))) {
                question.run();
            }
        } catch (ClassNotFoundException e) {
            // Then there is nothing to ask about.
        }
    }

    private static Set<String> beans(ApplicationContext host) {
        Set<String> names = new TreeSet<>();
        for (BeanDefinition<?> bean : host.getAllBeanDefinitions()) {
            String named = bean.getDeclaredQualifier() instanceof Named name ? "@" + name.getName() : "";
            names.add(bean.getName() + named);
        }
        return names;
    }

    private static Set<String> properties(ApplicationContext host) {
        Set<String> names = new TreeSet<>();
        for (PropertySource source : host.getEnvironment().getPropertySources()) {
            if (!EVERYBODYS.contains(source.getName())) {
                source.forEach(name -> names.add(source.getName() + ": " + name));
            }
        }
        return names;
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == HostProbe.class.getClassLoader())
                .map(thread -> withoutNumbers(thread.getName()))
                .filter(name -> !name.endsWith(PASSING))
                .forEach(names::add);
        return names;
    }

    private static ListAppender<ILoggingEvent> logged() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        root.detachAndStopAllAppenders();
        root.setLevel(ch.qos.logback.classic.Level.INFO);
        root.addAppender(appender);
        return appender;
    }

    private static Set<String> lines(ListAppender<ILoggingEvent> log) {
        Set<String> lines = new TreeSet<>();
        for (ILoggingEvent line : List.copyOf(log.list)) {
            lines.add(line.getLevel() + " " + line.getLoggerName() + " " + withoutNumbers(line.getFormattedMessage()));
        }
        return lines;
    }

    static String withoutNumbers(String text) {
        return text.replaceAll("[0-9a-f]*[0-9][0-9a-f]*", "#");
    }
}
