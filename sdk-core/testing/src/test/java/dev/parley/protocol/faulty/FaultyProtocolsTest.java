// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.faulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.LifecycleChecker;
import dev.parley.protocol.LifecycleFault;
import dev.parley.protocol.LifecycleFault.Kind;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolRegistry;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.samples.FallingClock;
import dev.parley.protocol.samples.FallingClockConformanceTest;
import dev.parley.protocol.samples.Mediation;
import dev.parley.protocol.samples.MediationConformanceTest;
import dev.parley.protocol.samples.SealedSale;
import dev.parley.protocol.samples.SealedSaleConformanceTest;
import dev.parley.testing.Law;
import dev.parley.testing.ProtocolLaws;
import dev.parley.testing.ProtocolSubject;
import dev.parley.testing.Sample;
import dev.parley.testing.Violation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each planted fault is found, by the law that it breaks and by no other. */
class FaultyProtocolsTest {
    private static final long SEED = 7;
    private static final int WALKS = 40;

    static Stream<Arguments> refused_by_the_checker() {
        return Stream.of(
                Arguments.of(new FaultyClocks.DeadEnd(), Set.of(Kind.DEAD_END, Kind.NO_WAY_TO_AN_END)),
                Arguments.of(new FaultyClocks.NeverEnds(), Set.of(Kind.NO_WAY_TO_AN_END)),
                Arguments.of(new FaultyClocks.LacksSchema(), Set.of(Kind.MOVE_WITHOUT_SCHEMA)));
    }

    @ParameterizedTest
    @MethodSource
    void refused_by_the_checker(Protocol<?, ?, ?, ?> faulty, Set<Kind> kinds) {
        assertThat(LifecycleChecker.check(Played.of(faulty)))
                .extracting(LifecycleFault::kind)
                .hasSameElementsAs(kinds);
        assertThatThrownBy(() -> ProtocolRegistry.of(List.of(faulty)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(kinds.iterator().next().name());
    }

    static Stream<Arguments> refused_by_the_laws() {
        return Stream.of(
                clock(new FaultyClocks.UndeclaredTransition(), Law.TRANSITION_IS_DECLARED),
                kernel(new FaultyKernels.LateMoves(), Law.AT_THE_DEADLINE_IS_LATE),
                kernel(new FaultyKernels.EarlyClose(), Law.BEFORE_THE_DEADLINE_COUNTS),
                kernel(new FaultyKernels.NeverStale(), Law.STEADY_STAYS),
                kernel(new FaultyKernels.EarlyFall(), Law.NOT_DUE_CHANGES_NOTHING),
                kernel(new FaultyKernels.RefusalsExtend(), Law.DECIDE_CHANGES_NOTHING),
                clock(new FaultyClocks.MovesByChance(), Law.DECIDE_IS_DETERMINISTIC),
                clock(new FaultyClocks.LosesPrincipals(), Law.EVENTS_SURVIVE_THE_CODEC),
                clock(new FaultyClocks.ForgetsThePrice(), Law.SNAPSHOTS_ARE_EQUAL),
                clock(new FaultyClocks.ListsTooMuch(), Law.MOVER_IS_DECLARED),
                kernel(new FaultyKernels.CannotBeCancelled(), Law.CONTROLS_ARE_NEVER_REFUSED),
                clock(new FaultyClocks.EvolveRefuses(), Law.EVOLVE_NEVER_REFUSES),
                kernel(new FaultyKernels.HoldsForEver(), Law.EXPOSURE_ENDS),
                clock(new FaultyClocks.PauseCosts(), Law.PAUSE_STOPS_THE_CLOCK),
                clock(new FaultyClocks.BindsTooLittle(), Law.BINDS_COVER_AWARDS),
                kernel(new FaultyKernels.AnyoneJoins(), Law.NOTHING_AFTER_THE_END),
                sale(new FaultySales.AwardsShrink(), Law.AWARDS_ONLY_GROW),
                sale(new FaultySales.ShowsRivalsBid(), Law.VIEWS_KEEP_SECRETS),
                sale(new FaultySales.ChangesSilently(), Law.REVISION_FOLLOWS_THE_VIEW),
                saleKernel(new FaultyKernels.ForgetsOperators(), Law.SEEN_BY_IS_EXACT),
                sale(new FaultySales.OwesUnseen(), Law.EXPOSURE_CHANGES_IN_SIGHT),
                sale(new FaultySales.RefusesBelowReserve(), Law.REFUSALS_KEEP_SECRETS),
                sale(new FaultySales.WritesReserveOpenly(), Law.PARTS_KEEP_SECRETS),
                sale(new FaultySales.PublishesHeaders(), Law.HEADERS_KEEP_SECRETS),
                sale(new FaultySales.PublishesHeadersUnsold(), Law.HEADERS_KEEP_SECRETS),
                sale(new FaultySales.ValidatesNothing(), Law.UNKNOWN_IS_REFUSED),
                mediation(new FaultyMediations.OutOfTurn(), Law.ONLY_ALLOWED_IS_ACCEPTED),
                mediation(new FaultyMediations.TakesStaleAnswers(), Law.STALE_ANSWER_IS_REFUSED),
                mediation(new FaultyMediations.TakesWrongTerms(), Law.WRONG_TERMS_ARE_REFUSED),
                mediation(new FaultyMediations.NeedsNoHash(), Law.WRONG_TERMS_ARE_REFUSED),
                mediation(new FaultyMediations.BindsTwice(), Law.BINDS_ARE_WHOLE),
                mediation(new FaultyMediations.BindsToNothingOfIt(), Law.BINDS_ARE_WHOLE),
                mediation(new FaultyMediations.WritesAnotherType(), Law.PAYLOADS_FIT_THEIR_SCHEMA));
    }

    @ParameterizedTest
    @MethodSource
    void refused_by_the_laws(ProtocolSubject<?, ?, ?, ?> faulty, Law law, String name) {
        List<Violation> violations = new ProtocolLaws<>(faulty).check(SEED, WALKS);
        Set<Law> broken = new TreeSet<>();
        violations.forEach(violation -> broken.add(violation.law()));
        assertThat(broken)
                .as(name + " " + violations.stream().limit(3).toList())
                .containsExactly(law);
    }

    @Test
    void a_walk_that_never_reaches_a_declared_phase_proves_nothing() {
        ProtocolSubject<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> alone =
                new FallingClockConformanceTest() {
                    @Override
                    public List<Sample<FallingClock.Rules>> samples() {
                        return List.of(Sample.of(
                                "nobody comes",
                                sample().listing(),
                                sample().rules(),
                                sample().settlement(),
                                sample().seats(),
                                sample().openedBy()));
                    }
                };
        assertThat(new ProtocolLaws<>(alone).check(SEED, WALKS))
                .extracting(Violation::what)
                .satisfiesExactly(
                        what -> assertThat(what).startsWith("no walk came to running/join;"),
                        what -> assertThat(what).startsWith("no walk came to running/take;"),
                        what -> assertThat(what).startsWith("no walk came to sold;"));
    }

    @Test
    void a_violation_is_found_again_by_its_seed() {
        ProtocolSubject<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> late =
                clock(new FaultyKernels.LateMoves());
        ProtocolLaws<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> laws =
                new ProtocolLaws<>(late);
        Violation violation = laws.check(SEED, WALKS).get(0);
        assertThat(laws.walk(late.samples().get(0), violation.seed())).contains(violation);
    }

    private static Arguments clock(FallingClock faulty, Law law) {
        FallingClockConformanceTest subject = new FallingClockConformanceTest() {
            @Override
            protected FallingClock game() {
                return faulty;
            }
        };
        return Arguments.of(subject, law, faulty.getClass().getSimpleName());
    }

    private static Arguments kernel(
            Played<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> faulty, Law law) {
        return Arguments.of(clock(faulty), law, faulty.getClass().getSimpleName());
    }

    private static ProtocolSubject<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> clock(
            Played<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> faulty) {
        return new FallingClockConformanceTest() {
            @Override
            public Played<FallingClock.Rules, FallingClock.Move, FallingClock.State, FallingClock.Event> protocol() {
                return faulty;
            }
        };
    }

    private static Arguments sale(SealedSale faulty, Law law) {
        SealedSaleConformanceTest subject = new SealedSaleConformanceTest() {
            @Override
            protected SealedSale game() {
                return faulty;
            }
        };
        return Arguments.of(subject, law, faulty.getClass().getSimpleName());
    }

    private static Arguments saleKernel(
            Played<SealedSale.Rules, SealedSale.Move, SealedSale.State, SealedSale.Event> faulty, Law law) {
        SealedSaleConformanceTest subject = new SealedSaleConformanceTest() {
            @Override
            public Played<SealedSale.Rules, SealedSale.Move, SealedSale.State, SealedSale.Event> protocol() {
                return faulty;
            }
        };
        return Arguments.of(subject, law, faulty.getClass().getSimpleName());
    }

    private static Arguments mediation(Mediation faulty, Law law) {
        MediationConformanceTest subject = new MediationConformanceTest() {
            @Override
            protected Mediation game() {
                return faulty;
            }
        };
        return Arguments.of(subject, law, faulty.getClass().getSimpleName());
    }
}
