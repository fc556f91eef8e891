// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.port.HostTransaction;
import dev.parley.port.KeySource;
import dev.parley.port.ParleyException;
import dev.parley.port.Telemetry;
import dev.parley.protocol.Protocol;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.inject.BeanDefinition;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Puts Parley together from the host's settings and beans, unless the host does so itself. Nothing but Parley's own
 * beans comes of it.
 */
@Factory
final class ParleyFactory {
    private static final String MICRONAUT = "io.micronaut.";

    private final BeanContext beans;
    private final ParleySettings settings;

    /** Names what was set for its check's sake. */
    ParleyFactory(BeanContext beans, ParleySettings settings, SetValues set) {
        this.beans = beans;
        this.settings = settings;
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = Parley.class)
    Parley parley(
            DatabaseSettings database,
            DealSettings deals,
            ListenerSettings hearing,
            RetentionSettings kept,
            HostDataSources dataSources) {
        ParleyBuilder builder = Parley.builder()
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
                .snapshotEvery(settings.snapshotEvery())
                .pollInterval(settings.pollInterval())
                .listenerThreads(hearing.threads())
                .listenerPatience(hearing.patience())
                .listenersGiveUpAfter(hearing.giveUpAfter())
                .retention(Optional.ofNullable(kept.negotiations()), Optional.ofNullable(kept.deals()));
        hosts(builder);
        return dataSources.chosen().map(chosen -> kept(builder, chosen)).orElseGet(builder::build);
    }

    private Parley kept(ParleyBuilder builder, HostDataSources.Chosen chosen) {
        try {
            return builder.dataSource(own(chosen.source())).build();
        } catch (ParleyException e) {
            throw new ConfigurationException(
                    "Parley cannot use the data source '" + chosen.name() + "': " + e.getMessage()
                            + ". The properties for it are parley.data-source, parley.in-memory,"
                            + " parley.database.schema and parley.database.migrate",
                    e);
        }
    }

    private DataSource own(DataSource source) {
        return beans.findBean(OwnConnections.class)
                .map(own -> own.beneath(source))
                .orElse(source);
    }

    /** What the host provides as beans; a bean goes before a property. */
    private void hosts(ParleyBuilder builder) {
        LateBeans late = new LateBeans(beans);
        late.listings().ifPresent(builder::listings);
        late.inventory().ifPresent(builder::inventory);
        late.facts().ifPresent(builder::facts);
        late.relations().ifPresent(builder::relations);
        late.listeners().forEach(builder::listener);
        beans.findBean(HostTransaction.class).ifPresent(builder::hostTransaction);
        beans.findBean(Telemetry.class).ifPresent(builder::telemetry);
        keys(builder);
        clock().ifPresent(builder::clock);
        for (Protocol<?, ?, ?, ?> protocol : beans.getBeansOfType(Protocol.class)) {
            builder.protocol(protocol);
        }
    }

    private void keys(ParleyBuilder builder) {
        Optional<KeySource> own = beans.findBean(KeySource.class);
        Path file = settings.keyFile();
        if (own.isPresent()) {
            builder.keys(own.get());
        } else if (file != null) {
            keyFile(builder, file);
        }
    }

    private static void keyFile(ParleyBuilder builder, Path file) {
        try {
            builder.keyFile(file);
        } catch (ParleyException e) {
            throw new ConfigurationException("parley.key-file is '" + file + "'. " + e.getMessage(), e);
        }
    }

    /** The host's own clock, which must be the primary one if there are several. Micronaut's is not asked for. */
    private Optional<InstantSource> clock() {
        List<BeanDefinition<InstantSource>> own = beans.getBeanDefinitions(InstantSource.class).stream()
                .filter(clock ->
                        !clock.getDeclaringType().map(Class::getName).orElse("").startsWith(MICRONAUT))
                .toList();
        return own.size() > 1
                ? Optional.of(primary(own))
                : own.stream().findFirst().map(beans::getBean);
    }

    private InstantSource primary(List<BeanDefinition<InstantSource>> clocks) {
        List<BeanDefinition<InstantSource>> primary =
                clocks.stream().filter(BeanDefinition::isPrimary).toList();
        if (primary.size() != 1) {
            throw new ConfigurationException(
                    "There are several beans of type InstantSource, and Parley needs one clock: mark it @Primary");
        }
        return beans.getBean(primary.get(0));
    }
}
