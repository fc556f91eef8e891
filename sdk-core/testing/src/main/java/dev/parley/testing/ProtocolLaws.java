// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.SeatId;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.LifecycleChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tries a protocol against every {@link Law} by seeded random walks and returns what it broke. Needs no test framework;
 * {@link ProtocolConformance} is the same as JUnit tests.
 *
 * @param <R> the protocol's rules
 * @param <M> its moves
 * @param <S> its state
 * @param <E> its events
 * @since 0.1.0
 */
public final class ProtocolLaws<R, M, S, E> {
    /** The walks of each sample that are enough for a protocol of a few phases. */
    public static final int WALKS = 60;

    /** The most inputs of one walk. */
    public static final int STEPS = 30;

    private final ProtocolSubject<R, M, S, E> subject;

    /** The laws for that subject. */
    public ProtocolLaws(ProtocolSubject<R, M, S, E> subject) {
        this.subject = subject;
    }

    /** What is wrong with the declaration, as violations of {@link Law#DECLARATION_IS_SOUND}. */
    public List<Violation> checkDeclaration() {
        return LifecycleChecker.check(subject.protocol()).stream()
                .map(fault -> declaration(Law.DECLARATION_IS_SOUND, fault))
                .toList();
    }

    /**
     * What broke in walks over every sample, at most one violation for each walk.
     *
     * @param seed decides all that is random; equal seeds give equal results
     * @param walks how many for each sample
     */
    public List<Violation> check(long seed, int walks) {
        List<Violation> violations = new ArrayList<>(checkDeclaration());
        Set<String> exercised = new TreeSet<>();
        for (Sample<R> sample : subject.samples()) {
            for (int walk = 0; walk < walks; walk++) {
                walk(sample, seed + walk, exercised).ifPresent(violations::add);
            }
        }
        if (violations.isEmpty()) {
            violations.addAll(unused(exercised));
        }
        return List.copyOf(violations);
    }

    /** What broke in one walk over a sample, the first thing only. */
    public Optional<Violation> walk(Sample<R> sample, long seed) {
        return walk(sample, seed, new TreeSet<>());
    }

    /** The same, adding the phases and kinds of move that the walk came to. */
    Optional<Violation> walk(Sample<R> sample, long seed, Set<String> exercised) {
        Play<R, M, S, E> play = new Play<>(subject, sample);
        int step = 0;
        try {
            Walk<R, M, S, E> walk = new Walk<>(play, new Random(seed));
            try {
                walk.run(STEPS);
            } finally {
                step = walk.tape().size();
                exercised.addAll(walk.exercised());
            }
            for (SeatId owner : SecretLaws.owners(sample)) {
                new SecretLaws<>(play, owner, new Random(seed)).check(walk.opened(), walk.tape());
                new HeaderLaw<>(play, owner).check(walk.opened(), walk.tape());
            }
            return Optional.empty();
        } catch (LawBroken broken) {
            return Optional.of(new Violation(broken.law(), sample.name(), seed, step, broken.what()));
        }
    }

    /** What is declared and is none of those phases and kinds of move, as violations of {@link Law#DECLARATION_IS_USED}. */
    List<Violation> unused(Set<String> exercised) {
        Set<String> declared = new TreeSet<>();
        for (Phase phase : subject.protocol().lifecycle().phases()) {
            declared.add(phase.name());
            phase.moves().forEach(move -> declared.add(phase.name() + "/" + move.kind()));
        }
        declared.removeAll(exercised);
        return declared.stream()
                .map(name -> declaration(
                        Law.DECLARATION_IS_USED, "no walk came to " + name + "; add a sample or draw better moves"))
                .toList();
    }

    private static Violation declaration(Law law, Object what) {
        return new Violation(law, "", 0, 0, what.toString());
    }
}
