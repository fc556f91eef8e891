package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Seams;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.store.Append;
import dev.parley.application.store.Store;
import dev.parley.model.Binding;
import dev.parley.model.Listing;
import dev.parley.port.Caller;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A revocation binds from its commit on, also for a move that was decided before it and holds nothing. */
class RevokedInBetweenTest {
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final Caller SELLER = Caller.person("sara");

    /** What happens once, just before a negotiation's events are written. */
    private final AtomicReference<Runnable> before = new AtomicReference<>(RevokedInBetweenTest::nothing);

    @ParameterizedTest
    @EnumSource
    void an_opening_under_a_mandate_that_is_revoked_before_it_is_written_is_refused(Ground ground) {
        try (TestParley test = market(ground)) {
            Listing lamp = lamp(test);
            MandateView mandate = test.grant(BUYER, SampleMandates.toBuy("bot"));
            before.set(() -> revoke(test, mandate));

            assertThat(code(opens(test, lamp))).isEqualTo("MANDATE_NOT_IN_FORCE");
            assertThat(revoked(test, mandate)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_move_under_a_mandate_that_is_revoked_before_it_is_written_is_refused(Ground ground) {
        try (TestParley test = market(ground)) {
            MandateView mandate = test.grant(BUYER, SampleMandates.toBuy("bot"));
            NegotiationView opened = opens(test, lamp(test)).orElseThrow();
            MakeMove counter = MakeMove.of("counter", ListingDraft.price("lamp", 7_000));
            NegotiationView asked = test.parley()
                    .negotiations()
                    .move(SELLER, opened.id(), counter.answering(opened), test.key())
                    .orElseThrow();
            before.set(() -> revoke(test, mandate));

            MakeMove lower = MakeMove.of("counter", ListingDraft.price("lamp", 6_500));
            assertThat(code(test.parley().negotiations().move(AGENT, asked.id(), lower.answering(asked), test.key())))
                    .isEqualTo("MANDATE_NOT_IN_FORCE");
            assertThat(revoked(test, mandate)).isTrue();
        }
    }

    private TestParley market(Ground ground) {
        return TestParley.create(builder -> Seams.storeSeenThrough(ground.under(builder), this::watched));
    }

    private static Listing lamp(TestParley test) {
        Listing lamp = ListingDraft.by("sara", "lamp-1")
                .binding(Binding.NOT_BINDING)
                .item("lamp", 8_000, 1)
                .build();
        return test.put(lamp);
    }

    private static void nothing() {}

    private static boolean revoked(TestParley test, MandateView mandate) {
        return test.parley()
                .mandates()
                .find(BUYER, mandate.mandate().id())
                .orElseThrow()
                .mandate()
                .revokedAt()
                .isPresent();
    }

    private static void revoke(TestParley test, MandateView mandate) {
        test.parley()
                .mandates()
                .revoke(BUYER, mandate.mandate().id(), test.key())
                .orElseThrow();
    }

    private static Outcome<NegotiationView> opens(TestParley test, Listing listing) {
        OpenNegotiation open =
                OpenNegotiation.on(listing.ref()).with(MakeMove.of("offer", ListingDraft.price("lamp", 6_000)));
        return test.parley().negotiations().open(AGENT, open, test.key());
    }

    private Store watched(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    if (method.getName().equals("commit") && writesEvents(arguments[0])) {
                        before.getAndSet(RevokedInBetweenTest::nothing).run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean writesEvents(Object appends) {
        return ((List<?>) appends)
                .stream().anyMatch(append -> ((Append) append).stream().isPresent());
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
