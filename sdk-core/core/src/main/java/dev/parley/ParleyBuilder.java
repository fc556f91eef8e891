// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import dev.parley.adapter.caffeine.CaffeineSessions;
import dev.parley.adapter.jdbc.JdbcSettings;
import dev.parley.adapter.jdbc.JdbcStore;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.adapter.keys.FileKeys;
import dev.parley.adapter.keys.StoredKeys;
import dev.parley.adapter.memory.MemoryStore;
import dev.parley.api.Listings;
import dev.parley.application.Environment;
import dev.parley.application.Ids;
import dev.parley.application.ListenerSettings;
import dev.parley.application.NamedListener;
import dev.parley.application.QuietTelemetry;
import dev.parley.application.Retention;
import dev.parley.application.Settings;
import dev.parley.application.fact.Facts;
import dev.parley.application.store.Store;
import dev.parley.port.FactSource;
import dev.parley.port.HostTransaction;
import dev.parley.port.Inventory;
import dev.parley.port.KeySource;
import dev.parley.port.ListingSource;
import dev.parley.port.NegotiationListener;
import dev.parley.port.Relations;
import dev.parley.port.Telemetry;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolRegistry;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.auction.dutch.DutchAuction;
import dev.parley.protocol.auction.english.EnglishAuction;
import dev.parley.protocol.auction.quotes.RequestForQuotes;
import dev.parley.protocol.mediated.Mediated;
import dev.parley.protocol.posted.PostedPrice;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.settlement.DealTerms;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a {@link Parley} together for one host: begin with {@link Parley#builder}.
 *
 * @since 0.1.0
 */
public final class ParleyBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(Parley.class);

    private final List<Protocol<?, ?, ?, ?>> protocols = new ArrayList<>(List.of(
            new AlternatingOffers(),
            new Mediated(),
            new SealedBid(),
            new SealedAuction(),
            new EnglishAuction(),
            new DutchAuction(),
            new RequestForQuotes(),
            new PostedPrice()));
    private final List<NamedListener> listeners = new ArrayList<>();
    private Optional<DataSource> dataSource = Optional.empty();
    private JdbcSettings jdbc = JdbcSettings.DEFAULTS;
    private Optional<ListingSource> listings = Optional.empty();
    private Optional<Inventory> inventory = Optional.empty();
    private Optional<FactSource> facts = Optional.empty();
    private Optional<Relations> relations = Optional.empty();
    private Duration factWait = Facts.WAIT;
    private Optional<KeySource> keys = Optional.empty();
    private Optional<ClassLoader> services = Optional.empty();
    private HostTransaction hostTransaction = HostTransaction.NONE;
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SecureRandom();
    private Settings settings = Settings.DEFAULT;
    private Telemetry telemetry = Telemetry.NONE;
    private ListenerSettings hearing = ListenerSettings.DEFAULT;
    private long sessionsKept = 10_000;
    private Duration pollInterval = Duration.ofMillis(200);
    private UnaryOperator<Store> between = store -> store;

    ParleyBuilder() {}

    /** Keeps everything in the host's database, PostgreSQL or H2; without one, in memory, with a warning. */
    public ParleyBuilder dataSource(DataSource source) {
        dataSource = Optional.of(source);
        return this;
    }

    /** The schema for Parley's tables; {@code parley} by default. */
    public ParleyBuilder schema(String name) {
        jdbc = jdbc.withSchema(name);
        return this;
    }

    /** Whether Parley brings its tables up to date at its start (the default), or the host does. */
    public ParleyBuilder migrate(boolean itself) {
        jdbc = jdbc.withMigrate(itself);
        return this;
    }

    /** How many connections Parley takes at once, 8 by default, and how long a call waits for one, 2 s. */
    public ParleyBuilder connections(int max, Duration wait) {
        jdbc = jdbc.withConnections(max, wait);
        return this;
    }

    /** How long a statement waits for a row, and how long it may take in all; 5 s each. */
    public ParleyBuilder timeouts(Duration lock, Duration statement) {
        jdbc = jdbc.withTimeouts(lock, statement);
        return this;
    }

    /** The host's catalogue; without one, listings are put through {@link Listings#put}. */
    public ParleyBuilder listings(ListingSource source) {
        listings = Optional.of(source);
        return this;
    }

    /** The host's stock, where it is kept elsewhere. */
    public ParleyBuilder inventory(Inventory remote) {
        inventory = Optional.of(remote);
        return this;
    }

    /** What the host alone can say and protocols may need. */
    public ParleyBuilder facts(FactSource source) {
        facts = Optional.of(source);
        return this;
    }

    /** Whom the host knows to be tied to whom: who is tied to a listing's owner does not join an auction of it. */
    public ParleyBuilder relations(Relations source) {
        relations = Optional.of(source);
        return this;
    }

    /** How long a command waits for what the host says or a solver finds; 2 s by default. */
    public ParleyBuilder factWait(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("longest must be longer than nothing");
        }
        factWait = longest;
        return this;
    }

    /** The transactions of the host, in which deals are redeemed. */
    public ParleyBuilder hostTransaction(HostTransaction transaction) {
        hostTransaction = Objects.requireNonNull(transaction, "transaction");
        return this;
    }

    /** Where the keys are; without this they are kept in Parley's tables, or in memory where everything is. */
    public ParleyBuilder keys(KeySource source) {
        keys = Optional.of(source);
        return this;
    }

    /** Keeps the keys in a file, which is made if it is not there; all nodes need the same one. */
    public ParleyBuilder keyFile(Path file) {
        return keys(FileKeys.open(file));
    }

    /** Offers one more protocol. */
    public ParleyBuilder protocol(Protocol<?, ?, ?, ?> protocol) {
        protocols.add(protocol);
        return this;
    }

    /** Offers the protocols that libraries provide as services to that class loader. */
    public ParleyBuilder protocolsFrom(ClassLoader loader) {
        services = Optional.of(loader);
        return this;
    }

    /** Tells one more listener what happens, under its class's name, or, of a lambda, its place's: {@code listener-2}. */
    public ParleyBuilder listener(NegotiationListener listener) {
        listeners.add(NamedListener.of(listener, listeners.size() + 1));
        return this;
    }

    /**
     * Tells one more listener what happens. What it has not heard yet waits under its name in the store: a listener
     * that gets another name does not hear of it.
     *
     * @param name of each listener its own, the same on all nodes and after every start; 128 characters at most
     */
    public ParleyBuilder listener(String name, NegotiationListener listener) {
        listeners.add(new NamedListener(name, listener));
        return this;
    }

    /** How many threads tell each listener on a node, 4 by default; so many calls of one listener go on at once. */
    public ParleyBuilder listenerThreads(int most) {
        hearing = hearing.withThreads(most);
        return this;
    }

    /** After how long a listener's call that has not come back is named in health and log; 30 s by default. */
    public ParleyBuilder listenerPatience(Duration longest) {
        hearing = hearing.withPatience(longest);
        return this;
    }

    /** For how long an event at which a listener throws is told again before it is given up; 3 days by default. */
    public ParleyBuilder listenersGiveUpAfter(Duration time) {
        hearing = hearing.withGivingUpAfter(time);
        return this;
    }

    /** Tells a host's metrics how Parley fares; {@code ParleyMeters} is one for Micrometer. */
    public ParleyBuilder telemetry(Telemetry host) {
        telemetry = Objects.requireNonNull(host, "host");
        return this;
    }

    /** The clock; the system's by default. */
    public ParleyBuilder clock(InstantSource source) {
        clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** The source of ids and salts; anything but a secure one is for tests. */
    public ParleyBuilder random(RandomGenerator source) {
        random = Objects.requireNonNull(source, "source");
        return this;
    }

    /** How long deals wait for checkout. */
    public ParleyBuilder dealTerms(DealTerms terms) {
        settings = settings.withDealTerms(terms);
        return this;
    }

    /** How much longer a deal waits once checkout has begun; 15 minutes by default, an hour at most. */
    public ParleyBuilder checkoutExtension(Duration extension) {
        settings = settings.withCheckoutExtension(extension);
        return this;
    }

    /** How long a request for approval waits; 24 hours by default. */
    public ParleyBuilder approvalExpiry(Duration expiry) {
        settings = settings.withApprovalExpiry(expiry);
        return this;
    }

    /** How long the answer to a command is kept for its key; 24 hours by default. */
    public ParleyBuilder answersKept(Duration time) {
        settings = settings.withAnswersKept(time);
        return this;
    }

    /**
     * How long what has ended is kept, 30 days at least; for ever by default.
     *
     * @param negotiations after their end, with their events; none goes of which a deal waits for payment
     * @param deals after their last expiry; no less long than negotiations
     */
    public ParleyBuilder retention(Optional<Duration> negotiations, Optional<Duration> deals) {
        settings = settings.withRetention(new Retention(negotiations, deals));
        return this;
    }

    /**
     * After how many events another snapshot of a negotiation is kept, from which nodes read it on; 500 by default, 10 at least.
     *
     * @throws IllegalArgumentException if they are fewer
     */
    public ParleyBuilder snapshotEvery(int events) {
        settings = settings.withSnapshotEvery(events);
        return this;
    }

    /** How many recent negotiations are kept at hand, large ones counting for several; 10,000 by default. */
    public ParleyBuilder negotiationsAtHand(long most) {
        sessionsKept = most;
        return this;
    }

    /** How often what is due is looked for, once started; every 200 ms by default. */
    public ParleyBuilder pollInterval(Duration interval) {
        pollInterval = Objects.requireNonNull(interval, "interval");
        return this;
    }

    /** Puts something between Parley and its store, for tests of what happens when a store fails. */
    ParleyBuilder storeSeenThrough(UnaryOperator<Store> lens) {
        UnaryOperator<Store> inner = between;
        between = store -> lens.apply(inner.apply(store));
        return this;
    }

    /**
     * Puts it together.
     *
     * @throws IllegalStateException if a protocol is faulty or offered twice, the message lists everything; or if two
     *     listeners have one name
     * @throws dev.parley.port.ParleyException if the database or the key file cannot be used; the message says what
     *     to do
     */
    public Parley build() {
        ProtocolRegistry registry = services.map(loader -> ProtocolRegistry.of(protocols, loader))
                .orElseGet(() -> ProtocolRegistry.of(protocols));
        Store store = between.apply(store());
        Environment environment = new Environment(
                store,
                clock,
                new Ids(clock, random),
                registry,
                listings,
                inventory,
                hostTransaction,
                keys.orElseGet(() -> keysBeside(store)),
                listeners,
                new QuietTelemetry(telemetry),
                settings,
                new Facts(facts, relations, factWait, clock),
                new CaffeineSessions(sessionsKept));
        return new Parley(environment, hearing, pollInterval);
    }

    private Store store() {
        if (dataSource.isPresent()) {
            return JdbcStore.open(dataSource.get(), jdbc);
        }
        LOG.warn("Parley keeps everything in memory: all of it is gone when the process ends. Give it a data source"
                + " (PostgreSQL or H2) to keep it.");
        return new MemoryStore();
    }

    private KeySource keysBeside(Store store) {
        if (dataSource.isEmpty()) {
            return new EphemeralKeys();
        }
        LOG.warn("Parley keeps its signing key in its own tables: whoever reads them can sign as this marketplace."
                + " Name a key file to keep them apart.");
        return StoredKeys.open(store);
    }
}
