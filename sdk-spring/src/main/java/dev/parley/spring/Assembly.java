// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.port.HostTransaction;
import dev.parley.port.KeySource;
import dev.parley.port.NegotiationListener;
import dev.parley.port.ParleyException;
import dev.parley.port.Telemetry;
import dev.parley.protocol.Protocol;
import dev.parley.settlement.DealTerms;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** Puts Parley together from the host's properties and beans. */
final class Assembly {
    private static final String SPRING_JDBC = "org.springframework.jdbc.datasource.ConnectionHolder";
    private static final String SPRING_TX = "org.springframework.transaction.support.TransactionSynchronizationManager";

    private final ParleyProperties properties;
    private final ApplicationContext host;

    Assembly(ParleyProperties properties, ApplicationContext host) {
        this.properties = properties;
        this.host = host;
    }

    Parley parley() {
        Optional<DataSource> dataSource =
                new HostDataSources(properties, host).chosen().map(this::target);
        ParleyBuilder builder = Parley.builder();
        dataSource.ifPresent(builder::dataSource);
        builder.hostTransaction(
                host.getBeanProvider(HostTransaction.class).getIfAvailable(() -> springTransaction(dataSource)));
        set(builder);
        connect(builder);
        try {
            return builder.build();
        } catch (ParleyException fault) {
            throw new SetUpException(
                    "Parley cannot keep its tables in the data source: " + fault.getMessage(),
                    "Give Parley a data source of PostgreSQL or H2 (parley.data-source names one of several), let it"
                            + " make its tables (parley.database.migrate=true) or run its SQL files yourself, or keep"
                            + " everything in memory (parley.in-memory=true).",
                    fault);
        }
    }

    private void set(ParleyBuilder builder) {
        ParleyProperties.Database database = properties.database();
        ParleyProperties.Deals deals = properties.deals();
        builder.schema(database.schema())
                .migrate(database.migrate())
                .connections(database.maxConnections(), database.connectionWait())
                .timeouts(database.lockTimeout(), database.statementTimeout())
                .dealTerms(new DealTerms(deals.notBinding(), deals.onAcceptance(), deals.onPayment()))
                .checkoutExtension(deals.checkoutExtension())
                .approvalExpiry(properties.approvalExpiry())
                .answersKept(properties.answersKept())
                .negotiationsAtHand(properties.negotiationsAtHand())
                .snapshotEvery(properties.snapshotEvery())
                .pollInterval(properties.pollInterval())
                .listenerThreads(properties.listeners().threads())
                .listenerPatience(properties.listeners().patience())
                .listenersGiveUpAfter(properties.listeners().giveUpAfter())
                .retention(
                        Optional.ofNullable(properties.retention().negotiations()),
                        Optional.ofNullable(properties.retention().deals()));
    }

    /** A bean goes before a property. */
    private void connect(ParleyBuilder builder) {
        LateBeans late = new LateBeans(host);
        late.listings().ifPresent(builder::listings);
        late.inventory().ifPresent(builder::inventory);
        late.facts().ifPresent(builder::facts);
        late.relations().ifPresent(builder::relations);
        Optional.ofNullable(host.getBeanProvider(KeySource.class).getIfAvailable())
                .ifPresentOrElse(
                        builder::keys,
                        () -> Optional.ofNullable(properties.keyFile()).ifPresent(file -> keyFile(builder, file)));
        host.getBeanProvider(InstantSource.class).ifUnique(builder::clock);
        host.getBeanProvider(Telemetry.class).ifAvailable(builder::telemetry);
        late.listeners().forEach(builder::listener);
        builder.listener("application-events", publisher());
        host.<Protocol<?, ?, ?, ?>>getBeanProvider(ResolvableType.forRawClass(Protocol.class))
                .orderedStream()
                .forEach(builder::protocol);
        Optional.ofNullable(host.getClassLoader()).ifPresent(builder::protocolsFrom);
    }

    private static void keyFile(ParleyBuilder builder, Path file) {
        try {
            builder.keyFile(file);
        } catch (ParleyException fault) {
            InvalidConfigurationPropertyValueException wrong = new InvalidConfigurationPropertyValueException(
                    "parley.key-file", file, "name a file that this process may read or make: " + fault.getMessage());
            wrong.initCause(fault);
            throw wrong;
        }
    }

    private NegotiationListener publisher() {
        return has(SPRING_TX) ? new TransactionalPublisher(host) : host::publishEvent;
    }

    private DataSource target(DataSource dataSource) {
        return has(SPRING_JDBC) ? BoundConnection.target(dataSource) : dataSource;
    }

    private HostTransaction springTransaction(Optional<DataSource> dataSource) {
        if (!has(SPRING_TX)) {
            return HostTransaction.NONE;
        }
        return new SpringTransaction(
                has(SPRING_JDBC)
                        ? () -> dataSource.flatMap(source -> new BoundConnection(source).get())
                        : Optional::empty);
    }

    private boolean has(String type) {
        return ClassUtils.isPresent(type, host.getClassLoader());
    }
}
