package dev.parley.spring;

import dev.parley.Parley;
import dev.parley.port.HostTransaction;
import dev.parley.port.Inventory;
import dev.parley.port.KeySource;
import dev.parley.port.ListingSource;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.Protocol;
import dev.parley.settlement.DealTerms;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
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

    Parley parley(ObjectProvider<HostTransaction> transaction) {
        Optional<DataSource> dataSource = dataSource();
        Parley.Builder builder = Parley.builder();
        dataSource.ifPresent(builder::dataSource);
        builder.hostTransaction(transaction.getIfAvailable(() -> springTransaction(dataSource)));
        set(builder);
        connect(builder);
        return builder.build();
    }

    private void set(Parley.Builder builder) {
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
                .pollInterval(properties.pollInterval());
        Optional.ofNullable(properties.keyFile()).ifPresent(builder::keyFile);
    }

    private void connect(Parley.Builder builder) {
        host.getBeanProvider(ListingSource.class).ifAvailable(builder::listings);
        host.getBeanProvider(Inventory.class).ifAvailable(builder::inventory);
        host.getBeanProvider(KeySource.class).ifAvailable(builder::keys);
        host.getBeanProvider(InstantSource.class).ifUnique(builder::clock);
        host.getBeanProvider(NegotiationListener.class).orderedStream().forEach(builder::listener);
        builder.listener(host::publishEvent);
        host.<Protocol<?, ?, ?, ?>>getBeanProvider(ResolvableType.forRawClass(Protocol.class))
                .orderedStream()
                .forEach(builder::protocol);
        Optional.ofNullable(host.getClassLoader()).ifPresent(builder::protocolsFrom);
    }

    private Optional<DataSource> dataSource() {
        if (properties.inMemory()) {
            return Optional.empty();
        }
        String name = properties.dataSource();
        if (name != null) {
            return Optional.of(target(host.getBean(name, DataSource.class)));
        }
        ObjectProvider<DataSource> all = host.getBeanProvider(DataSource.class);
        DataSource only = all.getIfUnique();
        if (only == null && host.getBeanNamesForType(DataSource.class).length > 0) {
            throw new IllegalStateException(
                    "Parley does not know which data source to use: set parley.data-source to one of "
                            + String.join(", ", host.getBeanNamesForType(DataSource.class))
                            + ", make one of them primary, or set parley.in-memory=true");
        }
        return Optional.ofNullable(only).map(this::target);
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
