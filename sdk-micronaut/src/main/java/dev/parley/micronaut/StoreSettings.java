package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Parley keeps everything.
 *
 * @param dataSource the name of the host's data source, needed when it has several
 * @param inMemory whether to keep everything in memory though there is a data source
 * @param schema the schema of Parley's tables
 * @param migrate whether Parley brings its tables up to date at its start, or the host does
 * @param maxConnections how many connections Parley takes at once
 * @param connectionWait how long a call waits for one of them
 * @param lockTimeout how long a statement waits for a row
 * @param statementTimeout how long a statement may take in all
 */
@ConfigurationProperties("parley.store")
record StoreSettings(
        Optional<String> dataSource,
        @Bindable(defaultValue = "false") boolean inMemory,
        @Bindable(defaultValue = "parley") String schema,
        @Bindable(defaultValue = "true") boolean migrate,
        @Bindable(defaultValue = "8") int maxConnections,
        @Bindable(defaultValue = "2s") Duration connectionWait,
        @Bindable(defaultValue = "5s") Duration lockTimeout,
        @Bindable(defaultValue = "5s") Duration statementTimeout) {}
