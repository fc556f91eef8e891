package dev.parley.micronaut;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import dev.parley.api.Deals;
import dev.parley.api.Keys;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.api.Protocols;
import dev.parley.port.HostTransaction;
import dev.parley.port.Inventory;
import dev.parley.port.KeySource;
import dev.parley.port.ListingSource;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.Protocol;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.inject.BeanDefinition;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Puts Parley together from the host's settings and beans. Nothing but Parley's own beans comes of it. */
@Factory
final class ParleyFactory {
    private static final String MICRONAUT = "io.micronaut.";

    private final BeanContext beans;

    ParleyFactory(BeanContext beans) {
        this.beans = beans;
    }

    @Singleton
    @Bean(preDestroy = "close")
    Parley parley(ParleySettings settings, DatabaseSettings database, DealSettings deals, HostDataSources dataSources) {
        Parley.Builder builder = Parley.builder()
                .protocolsFrom(beans.getClassLoader())
                .schema(database.schema())
                .migrate(database.migrate())
                .connections(database.maxConnections(), database.connectionWait())
                .timeouts(database.lockTimeout(), database.statementTimeout())
                .dealTerms(deals.terms())
                .checkoutExtension(deals.checkoutExtension())
                .approvalExpiry(settings.approvalExpiry())
                .answersKept(settings.answersKept())
                .negotiationsAtHand(settings.negotiationsAtHand())
                .pollInterval(settings.pollInterval());
        dataSources.chosen().map(HostDataSources.Chosen::source).map(this::own).ifPresent(builder::dataSource);
        settings.keyFile().ifPresent(builder::keyFile);
        hosts(builder);
        return builder.build();
    }

    private DataSource own(DataSource source) {
        return beans.findBean(OwnConnections.class)
                .map(own -> own.beneath(source))
                .orElse(source);
    }

    /** What the host provides as beans; a bean goes before a property. */
    private void hosts(Parley.Builder builder) {
        beans.findBean(ListingSource.class).ifPresent(builder::listings);
        beans.findBean(Inventory.class).ifPresent(builder::inventory);
        beans.findBean(KeySource.class).ifPresent(builder::keys);
        clock().ifPresent(builder::clock);
        beans.findBean(HostTransaction.class).ifPresent(builder::hostTransaction);
        Collection<NegotiationListener> listeners = beans.getBeansOfType(NegotiationListener.class);
        listeners.forEach(builder::listener);
        for (Protocol<?, ?, ?, ?> protocol : beans.getBeansOfType(Protocol.class)) {
            builder.protocol(protocol);
        }
    }

    /** The host's own clock, which must be the primary one if there are several. Micronaut's is not asked for. */
    private Optional<InstantSource> clock() {
        List<BeanDefinition<InstantSource>> own = beans.getBeanDefinitions(InstantSource.class).stream()
                .filter(clock ->
                        !clock.getDeclaringType().map(Class::getName).orElse("").startsWith(MICRONAUT))
                .toList();
        return own.size() == 1 ? Optional.of(beans.getBean(own.get(0))) : primary(own);
    }

    private Optional<InstantSource> primary(List<BeanDefinition<InstantSource>> clocks) {
        return clocks.isEmpty() ? Optional.empty() : Optional.of(beans.getBean(InstantSource.class));
    }

    /** Asked for no more than the host's server lets through, so that a larger body is Parley's to refuse. */
    @Singleton
    @OverHttp
    Facade facade(Parley parley, HttpSettings settings, Optional<HttpServerConfiguration> server) {
        FacadeSettings defaults = parley.facadeSettings();
        long most = server.map(HttpServerConfiguration::getMaxRequestSize).orElse(Long.MAX_VALUE);
        return parley.facade(new FacadeSettings(
                (int) Math.max(1, Math.min(settings.maxBodyBytes(), most - 1)),
                defaults.maxTargetLength(),
                defaults.challenge(),
                defaults.clock(),
                defaults.incidents()));
    }

    @Singleton
    Negotiations negotiations(Parley parley) {
        return parley.negotiations();
    }

    @Singleton
    Deals deals(Parley parley) {
        return parley.deals();
    }

    @Singleton
    Mandates mandates(Parley parley) {
        return parley.mandates();
    }

    @Singleton
    Policies policies(Parley parley) {
        return parley.policies();
    }

    @Singleton
    Listings listings(Parley parley) {
        return parley.listings();
    }

    @Singleton
    Protocols protocols(Parley parley) {
        return parley.protocols();
    }

    @Singleton
    Keys keys(Parley parley) {
        return parley.keys();
    }
}
