package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What else a host may set.
 *
 * @param enabled whether Parley is there at all
 * @param dataSource the name of the host's data source, needed when it has several
 * @param inMemory whether everything is kept in memory though there is a data source
 * @param keyFile where the keys are, made if it is not there; without it, and without a bean, they last as long as the
 *     process
 * @param approvalExpiry how long a request for approval waits
 * @param answersKept how long the answer to a command is kept for its key
 * @param negotiationsAtHand how many recent negotiations are kept at hand
 * @param pollInterval how often what is due is looked for
 */
@ConfigurationProperties("parley")
record ParleySettings(
        @Bindable(defaultValue = "true") boolean enabled,
        Optional<String> dataSource,
        @Bindable(defaultValue = "false") boolean inMemory,
        Optional<Path> keyFile,
        @Bindable(defaultValue = "24h") Duration approvalExpiry,
        @Bindable(defaultValue = "24h") Duration answersKept,
        @Bindable(defaultValue = "10000") long negotiationsAtHand,
        @Bindable(defaultValue = "200ms") Duration pollInterval) {}
