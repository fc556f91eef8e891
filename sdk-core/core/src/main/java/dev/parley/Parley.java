// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import dev.parley.api.Autopilots;
import dev.parley.api.Deals;
import dev.parley.api.Draws;
import dev.parley.api.Erasures;
import dev.parley.api.Health;
import dev.parley.api.Keys;
import dev.parley.api.Laboratory;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;
import dev.parley.application.Environment;
import dev.parley.application.ListenerSettings;
import dev.parley.application.ProtocolShelf;
import dev.parley.application.PublishedKeys;
import dev.parley.application.advice.LaboratoryService;
import dev.parley.application.autopilot.AutopilotService;
import dev.parley.application.autopilot.AutopilotWork;
import dev.parley.application.command.Idempotency;
import dev.parley.application.deal.DealService;
import dev.parley.application.erasure.ErasureService;
import dev.parley.application.listing.ListingService;
import dev.parley.application.mandate.MandateService;
import dev.parley.application.negotiation.Drawing;
import dev.parley.application.negotiation.FrozenListings;
import dev.parley.application.negotiation.MakeApproved;
import dev.parley.application.negotiation.NegotiationService;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.terms.TrialOpening;
import dev.parley.application.policy.PolicyService;
import dev.parley.application.principal.Barring;
import dev.parley.application.store.Store;
import dev.parley.application.work.DueWork;
import dev.parley.application.work.HealthCheck;
import dev.parley.application.work.Listeners;
import dev.parley.application.work.Scheduler;
import dev.parley.application.work.Worker;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Parley, put together for one host. Begin with {@link #builder}; hosts on Spring Boot or Micronaut get one from the
 * starter. Safe for use by many threads; {@link #close} stops its threads and leaves the host's data source alone.
 *
 * @since 0.1.0
 */
public final class Parley implements AutoCloseable {
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
    private final LaboratoryService laboratory;
    private final Autopilots autopilots;
    private final AutopilotWork autopilotWork;
    private final Listings listings;
    private final Protocols protocols;
    private final Erasures erasures;
    private final Keys keys;

    Parley(Environment environment, ListenerSettings hearing, Duration pollInterval) {
        this.environment = environment;
        this.store = environment.store();
        Idempotency idempotency = new Idempotency(environment);
        NegotiationAccess access = NegotiationAccess.of(environment, idempotency);
        this.negotiations = new NegotiationService(access);
        this.draws = new Drawing(access);
        DealService dealService = new DealService(environment, idempotency);
        this.deals = dealService;
        this.mandates = new MandateService(environment, idempotency, new MakeApproved(access));
        this.principals = new Barring(environment, idempotency);
        this.policies = new PolicyService(environment, idempotency, new TrialOpening(environment));
        this.laboratory = new LaboratoryService(environment, idempotency);
        this.listings =
                new ListingService(environment, idempotency, dealService.outsideSales(), new FrozenListings(access));
        this.protocols = new ProtocolShelf(environment.protocols());
        this.erasures = new ErasureService(environment, idempotency);
        this.keys = new PublishedKeys(environment.keys());
        this.autopilots = new AutopilotService(access);
        this.autopilotWork = new AutopilotWork(access);
        Worker worker = new Worker(access, autopilotWork);
        this.listeners = new Listeners(access, hearing);
        this.dueWork = new DueWork(worker, listeners, environment.facts());
        this.scheduler = new Scheduler(dueWork, pollInterval);
        this.checkUp = new HealthCheck(environment, worker, listeners, scheduler);
    }

    /** Begins to put Parley together; without anything else it keeps everything in memory. */
    public static ParleyBuilder builder() {
        return new ParleyBuilder();
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

    /** What protocols would do to the people who come, and which to choose. */
    public Laboratory laboratory() {
        return laboratory;
    }

    /** Strategies that act for seats. */
    public Autopilots autopilots() {
        return autopilots;
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
     * returns. A listener that does not come back is waited for no longer than {@link ParleyBuilder#listenerPatience}; an event
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
     * ParleyBuilder#listenerPatience}, ten seconds at most; then they are interrupted. What is left undone is done by the next
     * node.
     */
    @Override
    public void close() {
        scheduler.close();
        listeners.close();
        laboratory.close();
        autopilotWork.close();
        environment.facts().close();
        store.close();
    }
}
