// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a host may set of Parley.
 *
 * @param enabled Whether there is Parley at all.
 * @param dataSource Name of the data source bean for Parley's tables. Without it, the only data source or the primary one.
 * @param inMemory Whether everything is kept in memory although there is a data source. It is gone when the process ends.
 * @param keyFile File for Parley's keys, made if it is not there. All nodes need the same one. Without it the keys lie in
 *     Parley's tables.
 * @param approvalExpiry How long a request for approval waits.
 * @param answersKept How long the answer to a command is kept for its idempotency key.
 * @param pollInterval How often what is due is looked for: deadlines, expiries, events for the listeners.
 * @param negotiationsAtHand How many recent negotiations are kept at hand.
 * @param snapshotEvery After how many events another snapshot of a negotiation is kept.
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
        @DefaultValue("500") int snapshotEvery,
        @DefaultValue Http http,
        @DefaultValue Database database,
        @DefaultValue Deals deals,
        @DefaultValue Listeners listeners,
        @DefaultValue Retention retention) {
    ParleyProperties {
        Bounds.of("parley.approval-expiry").requireTime(approvalExpiry);
        Bounds.of("parley.answers-kept").requireTime(answersKept);
        Bounds.of("parley.poll-interval").require(pollInterval, Bounds.SHORTEST, Duration.ofDays(1));
        Bounds.of("parley.negotiations-at-hand").requireAtLeast(0, negotiationsAtHand);
        Bounds.of("parley.snapshot-every").requireAtLeast(10, snapshotEvery);
    }

    /**
     * The facade.
     *
     * @param enabled Whether Parley answers HTTP.
     * @param prefix Path under which it does, beginning with a slash and ending without.
     * @param maxBodyBytes The largest body of a request, in bytes.
     * @param maxBytesInFlight How many bytes of answers may wait for their readers at once. One answer may have a quarter.
     * @param challenge The WWW-Authenticate of Parley's own 401: the scheme by which clients log in.
     */
    record Http(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/parley/v1") String prefix,
            @DefaultValue("131072") int maxBodyBytes,
            @DefaultValue("67108864") long maxBytesInFlight,
            @DefaultValue("Bearer") String challenge) {
        Http {
            Bounds.of("parley.http.prefix")
                    .require(
                            prefix.matches("(/[A-Za-z0-9_.~-]+)+"),
                            prefix,
                            "set one or more plain segments such as /parley/v1, without a slash at the end");
            Bounds.of("parley.http.max-body-bytes").requireAtLeast(1, maxBodyBytes);
            Bounds.of("parley.http.max-bytes-in-flight").requireAtLeast(1, maxBytesInFlight);
            Bounds.of("parley.http.challenge")
                    .require(
                            challenge.matches("[A-Za-z0-9-]+( [ -~]+)?"),
                            challenge,
                            "set a scheme such as Basic, and its parameters behind a space if it has any");
        }
    }

    /**
     * Parley's tables in the host's database.
     *
     * @param schema Schema for Parley's tables.
     * @param migrate Whether Parley brings its tables up to date at its start. Otherwise the host runs the SQL files.
     * @param maxConnections How many connections Parley takes at once. Fewer than the host's pool has.
     * @param connectionWait How long a call waits for a connection.
     * @param lockTimeout How long a statement waits for a row that somebody else writes.
     * @param statementTimeout How long a statement may take in all.
     */
    record Database(
            @DefaultValue("parley") String schema,
            @DefaultValue("true") boolean migrate,
            @DefaultValue("8") int maxConnections,
            @DefaultValue("2s") Duration connectionWait,
            @DefaultValue("5s") Duration lockTimeout,
            @DefaultValue("5s") Duration statementTimeout) {
        private static final Duration LONGEST = Duration.ofHours(1);

        Database {
            Bounds.of("parley.database.schema")
                    .require(
                            schema.matches("[a-z_][a-z0-9_]{0,62}"),
                            schema,
                            "set 1 to 63 lower-case letters, digits and underscores, not a digit first");
            Bounds.of("parley.database.max-connections").requireAtLeast(1, maxConnections);
            Bounds.of("parley.database.connection-wait").require(connectionWait, Bounds.SHORTEST, LONGEST);
            Bounds.of("parley.database.lock-timeout").require(lockTimeout, Bounds.SHORTEST, LONGEST);
            Bounds.of("parley.database.statement-timeout").require(statementTimeout, Bounds.SHORTEST, LONGEST);
        }
    }

    /**
     * How listeners are told what happened.
     *
     * @param threads How many threads tell each listener on a node. So many calls of one listener go on at once.
     * @param patience After how long a call that has not come back is named in health and log.
     * @param giveUpAfter For how long an event at which a listener throws is told again before it is given up.
     */
    record Listeners(
            @DefaultValue("4") int threads,
            @DefaultValue("30s") Duration patience,
            @DefaultValue("3d") Duration giveUpAfter) {
        Listeners {
            Bounds.of("parley.listeners.threads").requireAtLeast(1, threads);
            Bounds.of("parley.listeners.patience").requireTime(patience);
            Bounds.of("parley.listeners.give-up-after").requireTime(giveUpAfter);
        }
    }

    /**
     * How long what has ended is kept. Without a time, for ever.
     *
     * @param negotiations How long a negotiation is kept after its end, 30 days at least. Without it, for ever.
     * @param deals How long a deal is kept after its last expiry, no less long than negotiations. Without it, for ever.
     */
    record Retention(
            @Nullable Duration negotiations, @Nullable Duration deals) {
        private static final Duration SHORTEST = Duration.ofDays(30);
        private static final Duration LONGEST = Duration.ofDays(36_500);

        Retention {
            require("parley.retention.negotiations", negotiations);
            require("parley.retention.deals", deals);
            if (deals != null) {
                Bounds.of("parley.retention.deals")
                        .require(
                                negotiations != null && negotiations.compareTo(deals) <= 0,
                                deals,
                                "set parley.retention.negotiations too, and to no more");
            }
        }

        private static void require(String property, @Nullable Duration time) {
            if (time != null) {
                Bounds.of(property).require(time, SHORTEST, LONGEST);
            }
        }
    }

    /**
     * How long deals wait for checkout.
     *
     * @param notBinding How long a deal waits for checkout after an agreement that either party may still leave.
     * @param onAcceptance How long a deal waits for checkout after an agreement that holds both.
     * @param onPayment How long a deal waits for checkout after an agreement that only payment makes binding.
     * @param checkoutExtension How much longer a deal waits once checkout has begun. An hour at most.
     */
    record Deals(
            @DefaultValue("7d") Duration notBinding,
            @DefaultValue("7d") Duration onAcceptance,
            @DefaultValue("15m") Duration onPayment,
            @DefaultValue("15m") Duration checkoutExtension) {
        Deals {
            Bounds.of("parley.deals.not-binding").requireTime(notBinding);
            Bounds.of("parley.deals.on-acceptance").requireTime(onAcceptance);
            Bounds.of("parley.deals.on-payment").requireTime(onPayment);
            Bounds.of("parley.deals.checkout-extension")
                    .require(checkoutExtension, Bounds.SHORTEST, Duration.ofHours(1));
        }
    }
}
