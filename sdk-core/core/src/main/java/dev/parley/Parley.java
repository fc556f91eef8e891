package dev.parley;

import dev.parley.adapter.caffeine.CaffeineSessions;
import dev.parley.adapter.jdbc.JdbcSettings;
import dev.parley.adapter.jdbc.JdbcStore;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.adapter.keys.FileKeys;
import dev.parley.adapter.keys.StoredKeys;
import dev.parley.adapter.memory.MemoryStore;
import dev.parley.api.Deals;
import dev.parley.api.Draws;
import dev.parley.api.Erasures;
import dev.parley.api.Health;
import dev.parley.api.Keys;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;
import dev.parley.application.Environment;
import dev.parley.application.Idempotency;
import dev.parley.application.Ids;
import dev.parley.application.ListenerSettings;
import dev.parley.application.NamedListener;
import dev.parley.application.ProtocolShelf;
import dev.parley.application.PublishedKeys;
import dev.parley.application.QuietTelemetry;
import dev.parley.application.Retention;
import dev.parley.application.Settings;
import dev.parley.application.deal.DealService;
import dev.parley.application.erasure.ErasureService;
import dev.parley.application.listing.ListingService;
import dev.parley.application.mandate.MandateService;
import dev.parley.application.negotiation.Drawing;
import dev.parley.application.negotiation.Moving;
import dev.parley.application.negotiation.NegotiationAccess;
import dev.parley.application.negotiation.NegotiationService;
import dev.parley.application.negotiation.Opening;
import dev.parley.application.negotiation.TrialOpening;
import dev.parley.application.policy.PolicyService;
import dev.parley.application.principal.Barring;
import dev.parley.application.store.Store;
import dev.parley.application.work.DueWork;
import dev.parley.application.work.HealthCheck;
import dev.parley.application.work.Listeners;
import dev.parley.application.work.Scheduler;
import dev.parley.application.work.Worker;
import dev.parley.port.HostTransaction;
import dev.parley.port.Inventory;
import dev.parley.port.KeySource;
import dev.parley.port.ListingSource;
import dev.parley.port.NegotiationListener;
import dev.parley.port.Telemetry;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolRegistry;
import dev.parley.protocol.PureProtocol;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.kernel.Played;
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
 * Parley, put together for one host. Begin with {@link #builder}; hosts on Spring Boot or Micronaut get one from the
 * starter. Safe for use by many threads; {@link #close} stops its threads and leaves the host's data source alone.
 */
public final class Parley implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parley.class);

    private final Store store;
    private final Environment environment;
    private final DueWork dueWork;
    private final Listeners listeners;
    private final Scheduler scheduler;
    private final HealthCheck checkUp;
    private final Negotiations negotiations;
    private final Draws draws;
    private final Deals deals;
    private final Mandates mandates;
    private final Principals principals;
    private final Policies policies;
    private final Listings listings;
    private final Protocols protocols;
    private final Erasures erasures;
    private final Keys keys;

    private Parley(Environment environment, ListenerSettings hearing, Duration pollInterval) {
        this.environment = environment;
        this.store = environment.store();
        Idempotency idempotency = new Idempotency(environment);
        NegotiationAccess access = NegotiationAccess.of(environment, idempotency);
        this.negotiations = new NegotiationService(access);
        this.draws = new Drawing(access);
        DealService dealService = new DealService(environment, idempotency);
        this.deals = dealService;
        this.mandates = new MandateService(environment, idempotency, new Moving(access), new Opening(access));
        this.principals = new Barring(environment, idempotency);
        this.policies = new PolicyService(environment, idempotency, new TrialOpening(environment));
        this.listings =
                new ListingService(environment, idempotency, dealService.selling(), dealService.soldElsewhere());
        this.protocols = new ProtocolShelf(environment.protocols());
        this.erasures = new ErasureService(environment, idempotency);
        this.keys = new PublishedKeys(environment.keys());
        Worker worker = new Worker(access);
        this.listeners = new Listeners(access, hearing);
        this.dueWork = new DueWork(worker, listeners);
        this.scheduler = new Scheduler(dueWork, pollInterval);
        this.checkUp = new HealthCheck(environment, worker, listeners, scheduler);
    }

    /** Begins to put Parley together; without anything else it keeps everything in memory. */
    public static Builder builder() {
        return new Builder();
    }

    /** Negotiations: opening, moving, looking. */
    public Negotiations negotiations() {
        return negotiations;
    }

    /** Prices that chance decided, opened so that they can be checked. */
    public Draws draws() {
        return draws;
    }

    /** Deals, from agreement to checkout and back. */
    public Deals deals() {
        return deals;
    }

    /** Mandates and approvals. */
    public Mandates mandates() {
        return mandates;
    }

    /** What operators do about one principal. */
    public Principals principals() {
        return principals;
    }

    /** The product team's policy. */
    public Policies policies() {
        return policies;
    }

    /** Listings and stock. */
    public Listings listings() {
        return listings;
    }

    /** The registered protocols. */
    public Protocols protocols() {
        return protocols;
    }

    /** Erasing what a principal said and set. */
    public Erasures erasures() {
        return erasures;
    }

    /** The published keys. */
    public Keys keys() {
        return keys;
    }

    /** The clock by which everything is decided. */
    public InstantSource clock() {
        return environment.clock();
    }

    /**
     * A fresh id, unguessable and in the order of time: {@code inc_06f2…} for the prefix {@code inc}.
     *
     * @param prefix what kind of thing has the id, in a few lower-case letters
     */
    public String freshId(String prefix) {
        return environment.ids().next(prefix);
    }

    /** Starts to let deadlines, expiries and messages take effect by themselves. Starting twice changes nothing. */
    public Parley start() {
        scheduler.start();
        return this;
    }

    /**
     * Lets everything take effect that is due by the clock, and listeners hear of it on their own threads, before it
     * returns. A listener that does not come back is waited for no longer than {@link Builder#listenerPatience}; an event
     * at which a listener threw comes again once the clock has passed its wait. A call from a listener does nothing.
     *
     * @return how many things were done
     */
    public int runDue() {
        return dueWork.runDue();
    }

    /** How Parley fares on this node: one query, for a health endpoint or a gauge. It never throws. */
    public Health health() {
        return checkUp.health();
    }

    /**
     * Stops its threads: work that is going on has ten seconds to end, and listeners' calls have {@link
     * Builder#listenerPatience}, ten seconds at most; then they are interrupted. What is left undone is done by the next
     * node.
     */
    @Override
    public void close() {
        scheduler.close();
        listeners.close();
        store.close();
    }

    /** Puts Parley together. */
    public static final class Builder {
        private final List<Protocol<?, ?, ?, ?>> protocols = new ArrayList<>(List.of(
                Played.of(new AlternatingOffers()), Played.of(new SealedBid()), Played.of(new SealedAuction())));
        private final List<NamedListener> listeners = new ArrayList<>();
        private Optional<DataSource> dataSource = Optional.empty();
        private JdbcSettings jdbc = JdbcSettings.DEFAULTS;
        private Optional<ListingSource> listings = Optional.empty();
        private Optional<Inventory> inventory = Optional.empty();
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

        private Builder() {}

        /** Keeps everything in the host's database, PostgreSQL or H2; without one, in memory, with a warning. */
        public Builder dataSource(DataSource source) {
            dataSource = Optional.of(source);
            return this;
        }

        /** The schema for Parley's tables; {@code parley} by default. */
        public Builder schema(String name) {
            jdbc = jdbc.withSchema(name);
            return this;
        }

        /** Whether Parley brings its tables up to date at its start (the default), or the host does. */
        public Builder migrate(boolean itself) {
            jdbc = jdbc.withMigrate(itself);
            return this;
        }

        /** How many connections Parley takes at once, 8 by default, and how long a call waits for one, 2 s. */
        public Builder connections(int max, Duration wait) {
            jdbc = jdbc.withConnections(max, wait);
            return this;
        }

        /** How long a statement waits for a row, and how long it may take in all; 5 s each. */
        public Builder timeouts(Duration lock, Duration statement) {
            jdbc = jdbc.withTimeouts(lock, statement);
            return this;
        }

        /** The host's catalogue; without one, listings are put through {@link Listings#put}. */
        public Builder listings(ListingSource source) {
            listings = Optional.of(source);
            return this;
        }

        /** The host's stock, where it is kept elsewhere. */
        public Builder inventory(Inventory remote) {
            inventory = Optional.of(remote);
            return this;
        }

        /** The transactions of the host, in which deals are redeemed. */
        public Builder hostTransaction(HostTransaction transaction) {
            hostTransaction = Objects.requireNonNull(transaction, "transaction");
            return this;
        }

        /** Where the keys are; without this they are kept in Parley's tables, or in memory where everything is. */
        public Builder keys(KeySource source) {
            keys = Optional.of(source);
            return this;
        }

        /** Keeps the keys in a file, which is made if it is not there; all nodes need the same one. */
        public Builder keyFile(Path file) {
            return keys(FileKeys.open(file));
        }

        /** Offers one more protocol. */
        public Builder protocol(PureProtocol<?, ?, ?, ?> protocol) {
            return protocol(Played.of(protocol));
        }

        /** Offers one more protocol that does for itself what the kernel does for a pure one. */
        public Builder protocol(Protocol<?, ?, ?, ?> protocol) {
            protocols.add(protocol);
            return this;
        }

        /** Offers the protocols that libraries provide as services to that class loader. */
        public Builder protocolsFrom(ClassLoader loader) {
            services = Optional.of(loader);
            return this;
        }

        /** Tells one more listener what happens, under its class's name, or, of a lambda, its place's: {@code listener-2}. */
        public Builder listener(NegotiationListener listener) {
            listeners.add(NamedListener.of(listener, listeners.size() + 1));
            return this;
        }

        /**
         * Tells one more listener what happens. What it has not heard yet waits under its name in the store: a listener
         * that gets another name does not hear of it.
         *
         * @param name of each listener its own, the same on all nodes and after every start; 128 characters at most
         */
        public Builder listener(String name, NegotiationListener listener) {
            listeners.add(new NamedListener(name, listener));
            return this;
        }

        /** How many threads tell each listener on a node, 4 by default; so many calls of one listener go on at once. */
        public Builder listenerThreads(int most) {
            hearing = hearing.withThreads(most);
            return this;
        }

        /** After how long a listener's call that has not come back is named in health and log; 30 s by default. */
        public Builder listenerPatience(Duration longest) {
            hearing = hearing.withPatience(longest);
            return this;
        }

        /** For how long an event at which a listener throws is told again before it is given up; 3 days by default. */
        public Builder listenersGiveUpAfter(Duration time) {
            hearing = hearing.withGivingUpAfter(time);
            return this;
        }

        /** Tells a host's metrics how Parley fares; {@code ParleyMeters} is one for Micrometer. */
        public Builder telemetry(Telemetry host) {
            telemetry = Objects.requireNonNull(host, "host");
            return this;
        }

        /** The clock; the system's by default. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** The source of ids and salts; anything but a secure one is for tests. */
        public Builder random(RandomGenerator source) {
            random = Objects.requireNonNull(source, "source");
            return this;
        }

        /** How long deals wait for checkout. */
        public Builder dealTerms(DealTerms terms) {
            settings = settings.withDealTerms(terms);
            return this;
        }

        /** How much longer a deal waits once checkout has begun; 15 minutes by default, an hour at most. */
        public Builder checkoutExtension(Duration extension) {
            settings = settings.withCheckoutExtension(extension);
            return this;
        }

        /** How long a request for approval waits; 24 hours by default. */
        public Builder approvalExpiry(Duration expiry) {
            settings = settings.withApprovalExpiry(expiry);
            return this;
        }

        /** How long the answer to a command is kept for its key; 24 hours by default. */
        public Builder answersKept(Duration time) {
            settings = settings.withAnswersKept(time);
            return this;
        }

        /**
         * How long what has ended is kept, 30 days at least; for ever by default.
         *
         * @param negotiations after their end, with their events; none goes of which a deal waits for payment
         * @param deals after their last expiry; no less long than negotiations
         */
        public Builder retention(Optional<Duration> negotiations, Optional<Duration> deals) {
            settings = settings.withRetention(new Retention(negotiations, deals));
            return this;
        }

        /** How many recent negotiations are kept at hand, large ones counting for several; 10,000 by default. */
        public Builder negotiationsAtHand(long most) {
            sessionsKept = most;
            return this;
        }

        /** How often what is due is looked for, once started; every 200 ms by default. */
        public Builder pollInterval(Duration interval) {
            pollInterval = Objects.requireNonNull(interval, "interval");
            return this;
        }

        /** Puts something between Parley and its store, for tests of what happens when a store fails. */
        Builder storeSeenThrough(UnaryOperator<Store> lens) {
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
}
