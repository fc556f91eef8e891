// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.api.Listings;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Hash;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * A whole {@link Parley} in memory for a test: its clock stands until it is moved, its ids come from a seed, every listing
 * is haggled over, each listener has one thread, and two are for sale: {@link SampleListings#BIKE} and {@link SampleListings#LAMP_AND_DESK}.
 *
 * @since 0.1.0
 */
public final class TestParley implements AutoCloseable {
    /** The host itself. */
    public static final Caller HOST = Caller.person("host", Caller.Role.HOST);

    /** An operator of the marketplace. */
    public static final Caller OPERATOR = Caller.person("operator", Caller.Role.OPERATOR);

    /** Whoever writes the policy. */
    public static final Caller POLICY_EDITOR = Caller.person("editor", Caller.Role.POLICY_EDITOR);

    private static final long SEED = 20_260_105L;

    private final SettableClock clock;
    private final Parley parley;
    private final AtomicLong keys = new AtomicLong();

    private TestParley(SettableClock clock, Parley parley) {
        this.clock = clock;
        this.parley = parley;
    }

    /** A Parley with the sample listings and the default policy. */
    public static TestParley create() {
        return create(builder -> builder);
    }

    /**
     * The same with something set otherwise, such as a listener, a protocol or a database.
     *
     * @param settings changes the builder, which has clock and random source already
     */
    public static TestParley create(UnaryOperator<ParleyBuilder> settings) {
        TestParley test = empty(settings);
        test.publish(PolicyDraft.everything(AlternatingOffers.ID));
        test.put(SampleListings.BIKE);
        test.put(SampleListings.LAMP_AND_DESK);
        return test;
    }

    /** A Parley without listings and policy. */
    public static TestParley empty(UnaryOperator<ParleyBuilder> settings) {
        SettableClock clock = SettableClock.atStart();
        Parley parley = settings.apply(
                        Parley.builder().clock(clock).random(new Random(SEED)).listenerThreads(1))
                .build();
        clock.attach(parley);
        return new TestParley(clock, parley);
    }

    /**
     * Another one's Parley, such as that of an application that is under test; {@link #close} closes it. What is for sale
     * there, and by which policy, is its host's business.
     *
     * @param clock the one that it was built with
     */
    public static TestParley around(Parley parley, SettableClock clock) {
        return new TestParley(clock, parley);
    }

    /** What is tested. */
    public Parley parley() {
        return parley;
    }

    /** Its clock. */
    public SettableClock clock() {
        return clock;
    }

    /** A key that no command has had. */
    public IdempotencyKey key() {
        return new IdempotencyKey("test-" + keys.incrementAndGet());
    }

    /** Puts a listing up for sale, new or changed. */
    public Listing put(Listing listing) {
        Listings listings = parley.listings();
        return listings.find(HOST, listing.ref())
                .match(
                        seen -> listings.replace(HOST, seen.value().revision(), listing, key()),
                        none -> listings.put(HOST, listing, key()))
                .orElseThrow();
    }

    /** Publishes a policy in place of the one before. */
    public void publish(PolicyDraft draft) {
        long current = parley.policies()
                .current(POLICY_EDITOR)
                .match(done -> done.value().version(), none -> 0L);
        parley.policies().publish(POLICY_EDITOR, current, draft, key()).orElseThrow();
    }

    /** Gives a mandate. */
    public MandateView grant(Caller principal, MandateDraft draft) {
        return parley.mandates().grant(principal, draft, key()).orElseThrow();
    }

    /** A move that answers the offer on the table of a view, as its viewer saw it. */
    public static MakeMove answer(NegotiationView view, String kind, Terms... items) {
        Json offer = view.details().get("offer");
        return MakeMove.of(kind, items)
                .answering(
                        new OfferId(offer.get("id").text()),
                        new Hash(offer.get("termsHash").text()));
    }

    @Override
    public void close() {
        parley.close();
    }
}
