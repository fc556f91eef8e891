package dev.parley.spring;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a host may set of Parley.
 *
 * @param enabled whether there is Parley at all
 * @param dataSource the name of the data source bean for Parley's tables; without it, the only one or the primary one
 * @param inMemory whether everything is kept in memory although there is a data source; gone when the process ends
 * @param keyFile the file for Parley's keys, made if it is not there; all nodes need the same one
 * @param approvalExpiry how long a request for approval waits
 * @param answersKept how long the answer to a command is kept for its idempotency key
 * @param pollInterval how often what is due is looked for
 * @param negotiationsAtHand how many recent negotiations are kept at hand
 */
@ConfigurationProperties("parley")
record ParleyProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String dataSource,
        @DefaultValue("false") boolean inMemory,
        @Nullable Path keyFile,
        @DefaultValue("24h") Duration approvalExpiry,
        @DefaultValue("24h") Duration answersKept,
        @DefaultValue("200ms") Duration pollInterval,
        @DefaultValue("10000") long negotiationsAtHand,
        @DefaultValue Http http,
        @DefaultValue Database database,
        @DefaultValue Deals deals) {

    /**
     * The facade.
     *
     * @param enabled whether Parley answers HTTP
     * @param prefix the path under which it does, beginning with a slash and ending without
     * @param maxBodyBytes the largest body
     */
    record Http(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/parley/v1") String prefix,
            @DefaultValue("262144") int maxBodyBytes) {
        Http {
            if (!prefix.matches("(/[A-Za-z0-9_.~-]+)+")) {
                throw new IllegalArgumentException(
                        "parley.http.prefix must be one or more plain segments like /parley/v1: " + prefix);
            }
        }
    }

    /**
     * Parley's tables in the host's database.
     *
     * @param schema the schema for them
     * @param migrate whether Parley brings them up to date at its start, or the host does
     * @param maxConnections how many connections Parley takes at once
     * @param connectionWait how long a call waits for one
     * @param lockTimeout how long a statement waits for a row
     * @param statementTimeout how long a statement may take in all
     */
    record Database(
            @DefaultValue("parley") String schema,
            @DefaultValue("true") boolean migrate,
            @DefaultValue("8") int maxConnections,
            @DefaultValue("2s") Duration connectionWait,
            @DefaultValue("5s") Duration lockTimeout,
            @DefaultValue("5s") Duration statementTimeout) {}

    /**
     * How long deals wait for checkout.
     *
     * @param notBinding after an agreement that either party may still leave
     * @param onAcceptance after an agreement that holds both
     * @param onPayment after an agreement that only payment makes binding
     * @param checkoutExtension how much longer once checkout has begun
     */
    record Deals(
            @DefaultValue("7d") Duration notBinding,
            @DefaultValue("7d") Duration onAcceptance,
            @DefaultValue("15m") Duration onPayment,
            @DefaultValue("15m") Duration checkoutExtension) {}
}
