// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import dev.parley.recordings.AllowedDifferences.Compared;
import java.util.List;
import java.util.Optional;

/** Plays what was recorded again and compares. */
record Replay(Family family, Recording recording, AllowedDifferences allowed, Plant plant, boolean strict) {
    /**
     * The first difference of a sequence.
     *
     * @param number the sequence
     * @param step the place of the step, from 0
     * @param actual the step as it is now; empty where it is missing
     * @param why in a sentence
     */
    record Difference(Family family, long number, int step, Optional<Step> actual, String why) {
        @Override
        public String toString() {
            return family.label() + " " + number + ", step " + step + ": " + why;
        }
    }

    /** What became of a sequence. */
    record Played(List<Step> steps, Optional<Difference> difference) {}

    Played play(int number) {
        List<Step> steps = family.play(number, plant, strict);
        return new Played(steps, compare(number, steps));
    }

    private Optional<Difference> compare(int number, List<Step> steps) {
        Recording.Played recorded = recording.sequence(number);
        int[] digests = new int[steps.size()];
        boolean whole = true;
        for (int at = 0; at < steps.size(); at++) {
            Step step = allowed.before(family, steps.get(at));
            Compared compared = allowed.compared(family, step);
            if (compared == Compared.NOR_WHAT_FOLLOWS) {
                return Optional.empty();
            }
            digests[at] = step.digest();
            whole &= compared == Compared.WHOLE;
            boolean there = at < recorded.length();
            if (compared == Compared.WHOLE && (!there || !recorded.sameAt(at, digests[at]))) {
                return difference(number, at, Optional.of(steps.get(at)), there ? "it differs" : "nothing came there");
            }
        }
        if (steps.size() < recorded.length()) {
            return difference(number, steps.size(), Optional.empty(), "nothing comes there any more");
        }
        return whole && !Recording.Played.of(digests).sameWhole(recorded)
                ? difference(number, -1, Optional.empty(), "a step differs whose one byte agrees by chance")
                : Optional.empty();
    }

    private Optional<Difference> difference(int number, int step, Optional<Step> actual, String why) {
        return Optional.of(new Difference(family, number, step, actual, why));
    }
}
