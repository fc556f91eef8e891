// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import dev.parley.api.Autopilots;
import dev.parley.api.Deals;
import dev.parley.api.Draws;
import dev.parley.api.Erasures;
import dev.parley.api.Keys;
import dev.parley.api.Laboratory;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Outcome;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;
import dev.parley.model.DealId;
import dev.parley.model.ListingRef;
import dev.parley.model.OrderReference;
import dev.parley.port.HostTransaction;
import dev.parley.port.Inventory;
import dev.parley.port.KeySource;
import dev.parley.port.ListingSource;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;

/** A bean of the host's own wins, whichever it is. */
final class ReplaceableTest {
    private static final List<String> BY_NAME = List.of(
            "parleyAdapter",
            "parleyErrorFilter",
            "parleyFrontFilter",
            "parleyGateFilter",
            "parleyHealthIndicator",
            "parleyMapping",
            "parleyTomcatCustomizer");
    private static final List<Class<?>> BY_TYPE = List.of(
            Deals.class,
            Draws.class,
            Erasures.class,
            Keys.class,
            Laboratory.class,
            Autopilots.class,
            Listings.class,
            Mandates.class,
            Negotiations.class,
            Policies.class,
            Principals.class,
            Protocols.class,
            CallerResolver.class);

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DispatcherServletAutoConfiguration.class, ParleyAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(
            classes = {
                Deals.class,
                Draws.class,
                Erasures.class,
                Keys.class,
                Laboratory.class,
                Autopilots.class,
                Listings.class,
                Mandates.class,
                Negotiations.class,
                Policies.class,
                Principals.class,
                Protocols.class,
                CallerResolver.class
            })
    <T> void by_its_type(Class<T> type) {
        T own = own(type);
        web.withBean("own", type, () -> own)
                .run(host -> assertThat(host).hasSingleBean(type).getBean(type).isSameAs(own));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parleyAdapter",
                "parleyErrorFilter",
                "parleyFrontFilter",
                "parleyGateFilter",
                "parleyHealthIndicator",
                "parleyMapping",
                "parleyTomcatCustomizer"
            })
    void by_its_name(String name) {
        Object own = name.endsWith("Filter")
                ? new FilterRegistrationBean<>((request, response, chain) -> chain.doFilter(request, response))
                : own(WebServerFactoryCustomizer.class);
        web.withBean(name, Object.class, () -> own)
                .run(host -> assertThat(host.getBean(name)).isSameAs(own));
    }

    @Test
    void parley_itself() {
        Parley own = Parley.builder().build();
        web.withBean("own", Parley.class, () -> own).run(host -> {
            assertThat(host).hasSingleBean(Parley.class);
            assertThat(host.getBean(Deals.class)).isSameAs(own.deals());
        });
    }

    @Test
    void the_facade() {
        Parley other = Parley.builder().build();
        Facade own = Facade.of(other, FacadeSettings.of(other));
        web.withBean("own", Facade.class, () -> own)
                .run(host -> assertThat(host)
                        .hasSingleBean(Facade.class)
                        .getBean(Facade.class)
                        .isSameAs(own));
    }

    @Test
    void the_lifecycle() {
        ParleyLifecycle own = new ParleyLifecycle(Parley.builder().build());
        web.withBean("own", ParleyLifecycle.class, () -> own)
                .run(host -> assertThat(host).hasSingleBean(ParleyLifecycle.class));
    }

    @Test
    void every_port_is_asked_for_as_a_bean(@TempDir Path folder) {
        List<String> asked = new ArrayList<>();
        web.withBean(ListingSource.class, () -> heard(ListingSource.class, asked))
                .withBean(Inventory.class, () -> heard(Inventory.class, asked))
                .withBean(HostTransaction.class, () -> heard(HostTransaction.class, asked))
                .run(host -> {
                    Parley parley = host.getBean(Parley.class);
                    assertThat(code(parley.listings().find(Table.BUYER, new ListingRef("lamp"))))
                            .isEqualTo("NOT_FOUND");
                    assertThat(code(parley.deals()
                                    .redeem(Table.SHOP, List.of(new DealId("d")), new OrderReference("o"))))
                            .isNotEqualTo("done");
                    assertThat(asked).contains("ListingSource.find", "HostTransaction.isActive");
                });
    }

    @Test
    void a_key_source_goes_before_the_key_file(@TempDir Path folder) {
        Path file = folder.resolve("keys.json");
        Parley other = Parley.builder().keyFile(folder.resolve("others.json")).build();
        List<String> asked = new ArrayList<>();
        web.withPropertyValues("parley.key-file=" + file)
                .withBean(KeySource.class, () -> heard(KeySource.class, asked))
                .run(host -> {
                    assertThat(host).hasSingleBean(Parley.class);
                    assertThat(file).doesNotExist();
                });
        other.close();
    }

    @Test
    void no_bean_is_left_out_here() {
        web.run(host -> {
            Set<String> open = new TreeSet<>();
            for (String name : host.getBeanDefinitionNames()) {
                Class<?> type = host.getType(name);
                boolean isParleys = name.startsWith("parley") && !name.contains("-");
                boolean isTried = BY_NAME.contains(name)
                        || BY_TYPE.stream().anyMatch(tried -> type != null && tried.isAssignableFrom(type));
                if (isParleys && !isTried) {
                    open.add(name);
                }
            }
            assertThat(open).containsExactly("parley", "parleyFacade", "parleyLifecycle");
        });
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "done", refused -> refused.code().name());
    }

    private static <T> T own(Class<T> type) {
        return heard(type, new ArrayList<>());
    }

    /** One that does nothing, and says what was asked of it. */
    private static <T> T heard(Class<T> type, List<String> asked) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            asked.add(type.getSimpleName() + "." + method.getName());
            return switch (method.getName()) {
                case "toString" -> "own " + type.getSimpleName();
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> self == Arrays.asList(given).get(0);
                default -> empty(method.getReturnType());
            };
        }));
    }

    private static Object empty(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == List.class ? List.of() : Optional.empty();
    }
}
