// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/**
 * Starts an empty host in a process of its own and prints what is in it, a line a thing. Everything that may be absent
 * from its class path is looked at by a class of its own.
 */
public final class Inventory {
    /** Before each line of it; other lines are the host's log. */
    static final String MARK = "THERE IS ";

    private static final List<String> ROOMS = List.of(
            "org.springframework.web.servlet.DispatcherServlet", "WebThings",
            "org.springframework.jdbc.core.JdbcTemplate", "TableThings",
            "org.springframework.boot.health.registry.HealthContributorRegistry", "HealthThings",
            "io.micrometer.core.instrument.MeterRegistry", "MeterThings");

    private Inventory() {}

    /** What there is of one kind. */
    interface Things {
        Collection<String> in(ConfigurableApplicationContext host);
    }

    /** An application of nothing but what its class path switches on. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class EmptyHost {}

    /** The host's settings; {@code planted} among them plants an accident. */
    public static void main(String... arguments) throws ReflectiveOperationException {
        List<String> settings = new ArrayList<>(List.of(arguments));
        boolean planted = settings.remove("planted");
        Class<?>[] sources =
                planted ? new Class<?>[] {EmptyHost.class, Planted.class} : new Class<?>[] {EmptyHost.class};
        try (ConfigurableApplicationContext host =
                new SpringApplication(sources).run(settings.toArray(String[]::new))) {
            Collection<String> lines = new TreeSet<>();
            for (int i = 0; i < ROOMS.size(); i += 2) {
                if (ClassUtils.isPresent(ROOMS.get(i), null)) {
                    Class<?> type = Class.forName(Inventory.class.getPackageName() + "." + ROOMS.get(i + 1));
                    lines.addAll(((Things) type.getDeclaredConstructor().newInstance()).in(host));
                }
            }
            lines.addAll(common(host));
            lines.forEach(line -> System.out.println(MARK + line));
        }
    }

    private static List<String> common(ConfigurableApplicationContext host) {
        List<String> lines = new ArrayList<>();
        for (String name : host.getBeanFactory().getBeanDefinitionNames()) {
            lines.add("bean " + name + " : " + typeName(host.getType(name)));
        }
        host.getEnvironment().getPropertySources().forEach(source -> lines.add("property source " + source.getName()));
        // The host's connection pool has threads that come and go.
        Arrays.stream(threads())
                .map(thread -> "thread " + plain(thread.getName()))
                .filter(thread -> !thread.contains("HikariPool"))
                .forEach(lines::add);
        System.getProperties().stringPropertyNames().forEach(name -> lines.add("system property " + name));
        return lines;
    }

    private static Thread[] threads() {
        Thread[] threads = new Thread[1_000];
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        return Arrays.copyOf(threads, root.enumerate(threads));
    }

    /** Numbers and generated parts of names differ from one run to the next. */
    static String plain(String name) {
        return name.replaceAll("@[0-9a-f]{4,}|[0-9a-f]{8}-[0-9a-f-]{27}", "#").replaceAll("[0-9]+", "#");
    }

    static String typeName(@Nullable Class<?> type) {
        return type == null ? "?" : type.getName().replaceAll("\\$\\$.*", "").replaceAll("Proxy[0-9]+$", "Proxy");
    }
}
