// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import static dev.parley.micronaut.TestHost.MEMORY;
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
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;
import dev.parley.port.HostTransaction;
import dev.parley.port.KeySource;
import dev.parley.port.Telemetry;
import dev.parley.testing.TestParley;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that the module makes is in the way of a bean of the host's own. */
final class OwnBeansTest {
    static Stream<Class<?>> replaceable() {
        return Stream.of(
                Negotiations.class,
                Deals.class,
                Draws.class,
                Erasures.class,
                Mandates.class,
                Policies.class,
                Principals.class,
                Laboratory.class,
                Autopilots.class,
                Listings.class,
                Protocols.class,
                Keys.class,
                Telemetry.class,
                HostTransaction.class,
                CallerResolver.class);
    }

    @ParameterizedTest
    @MethodSource("replaceable")
    <T> void a_bean_of_the_hosts_stands_in_the_place_of_parleys(Class<T> type) {
        T own = own(type);
        try (ApplicationContext host = ApplicationContext.builder()
                .properties(TestHost.all(MEMORY, Map.of("test.callers", "security")))
                .singletons(own)
                .start()) {
            assertThat(host.getBean(type)).isSameAs(own);
            assertThat(host.getBeansOfType(type)).hasSize(1);
            assertThat(host.containsBean(Parley.class)).isTrue();
        }
    }

    /** An object of that type that nobody calls. */
    private static <T> T own(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "the host's own " + type.getSimpleName();
                    default -> throw new AssertionError("nobody was to call " + method.getName());
                }));
    }

    /** A host that puts Parley and its facade together itself. */
    @Factory
    @Requires(property = "test.parley", value = "own")
    static final class OwnParley {
        static final TestParley MADE = TestParley.create();

        @Singleton
        Parley parley() {
            return MADE.parley();
        }

        @Singleton
        Facade facade(Parley parley) {
            FacadeSettings settings = FacadeSettings.of(parley);
            return Facade.of(
                    parley,
                    new FacadeSettings(
                            77, settings.maxTargetLength(), 1_000_000, "Own", settings.clock(), settings.incidents()));
        }
    }

    @Test
    void a_host_may_put_parley_and_its_facade_together_itself() {
        try (ApplicationContext host = TestHost.run(Map.of("test.parley", "own"))) {
            assertThat(host.getBean(Parley.class)).isSameAs(OwnParley.MADE.parley());
            assertThat(host.getBean(Deals.class))
                    .isSameAs(OwnParley.MADE.parley().deals());
            Client nobody = new Client(
                    host.getBean(io.micronaut.runtime.server.EmbeddedServer.class)
                            .getURI(),
                    "");
            assertThat(nobody.get("/parley/v1/protocols").headers().firstValue("WWW-Authenticate"))
                    .contains("Own");
        }
    }

    @Test
    void keys_of_the_hosts_go_before_the_key_file(@TempDir Path folder) {
        Path file = folder.resolve("keys.json");
        try (TestParley other = TestParley.create();
                ApplicationContext host = ApplicationContext.builder()
                        .properties(TestHost.all(MEMORY, Map.of("parley.key-file", file.toString())))
                        .singletons(own(KeySource.class))
                        .start()) {
            assertThat(other.parley()).isNotSameAs(host.getBean(Parley.class));
            assertThat(Files.exists(file)).isFalse();
        }
    }

    /** A host with a ledger of its own, whose transactions Parley joins. */
    @Singleton
    @Requires(property = "test.transactions", value = "own")
    static final class OwnTransactions implements HostTransaction {
        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public Optional<java.sql.Connection> current() {
            return Optional.empty();
        }

        @Override
        public void onCompletion(java.util.function.Consumer<Boolean> committed) {
            committed.accept(true);
        }
    }

    @Test
    void redemption_joins_transactions_of_the_hosts_own_kind() {
        try (ApplicationContext host = TestHost.run(MEMORY, Map.of("test.transactions", "own"))) {
            String deal = new Haggle(host.getBean(io.micronaut.runtime.server.EmbeddedServer.class)
                            .getURI())
                    .deal("lamp-own-transaction");

            assertThat(HostCheckout.refusal(host.getBean(Deals.class)
                            .redeem(
                                    HostCheckout.HOST,
                                    List.of(new dev.parley.model.DealId(deal)),
                                    new dev.parley.model.OrderReference("own"))))
                    .isEmpty();
        }
    }
}
