// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import dev.parley.contract.host.Chance;
import dev.parley.recordings.Replay.Difference;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records, replays and shows sequences. Arguments: {@code record}, {@code replay} or {@code show}, and
 *
 * <ul>
 *   <li>{@code --family coin-toss}: only that one
 *   <li>{@code --sequences 10000}: how many of each family; by default ten thousand, or as many as are recorded
 *   <li>{@code --sequence 4711}: which one to show
 *   <li>{@code --directory recorded}: where the recordings lie
 *   <li>{@code --strict}: nothing is replaced by numbers; for recordings that were made so
 *   <li>{@code --before <class path>}: the build that the recording was made with, to show what was expected
 * </ul>
 */
public final class Recordings {
    static final String ALLOWED = "allowed-differences.txt";
    private static final int SEQUENCES = 10_000;
    private static final int SHOWN = 3;

    private final List<String> arguments;
    private final PrintStream out;

    Recordings(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /** Ends with status 1 where something differs. */
    public static void main(String[] arguments) {
        Chance.install();
        Chance.fix();
        boolean same = new Recordings(Arrays.asList(arguments), System.out).run();
        System.exit(same ? 0 : 1);
    }

    /** The steps of a sequence, for a newer build that asks this one. */
    public static String[] texts(String family, long number, boolean strict) {
        Chance.install();
        Chance.fix();
        return Family.named(family).play(number, Plant.NONE, strict).stream()
                .map(Step::text)
                .toArray(String[]::new);
    }

    boolean run() {
        String verb = arguments.isEmpty() ? "" : arguments.get(0);
        return switch (verb) {
            case "record" -> record();
            case "replay" -> replay();
            case "show" -> show();
            default -> throw new IllegalArgumentException("record, replay or show?");
        };
    }

    private boolean record() {
        Distribution all = new Distribution();
        for (Family family : families()) {
            Recording recording = new Recording();
            Distribution distribution = new Distribution();
            int most = option("--sequences").map(Integer::valueOf).orElse(SEQUENCES);
            long began = System.nanoTime();
            for (int number = 0; number < most; number++) {
                List<Step> steps = family.play(number, Plant.NONE, strict());
                recording.add(steps);
                distribution.add(steps);
                all.add(steps);
            }
            recording.write(directory(), name(family));
            out.println(distribution.table());
            report("Recorded", family, recording.size(), distribution.commands(), began);
        }
        List<String> unreached = all.unreached(Family.operations());
        if (option("--sequences").isPresent()) {
            return true;
        }
        out.println(unreached.isEmpty() ? "Every operation was done." : "Never done: " + unreached);
        return unreached.isEmpty();
    }

    private boolean replay() {
        AllowedDifferences allowed = AllowedDifferences.read(directory().resolve(ALLOWED));
        List<Difference> found = new ArrayList<>();
        for (Family family : families()) {
            found.addAll(replay(family, allowed));
        }
        found.stream().limit(SHOWN).forEach(this::explain);
        List<String> unused = allowed.unused();
        unused.forEach(entry -> out.println("Nothing differs any more as this allows: " + entry));
        return found.isEmpty() && (unused.isEmpty() || option("--sequences").isPresent());
    }

    private List<Difference> replay(Family family, AllowedDifferences allowed) {
        Replay replay =
                new Replay(family, Recording.read(directory().resolve(name(family))), allowed, Plant.NONE, strict());
        int most = option("--sequences")
                .map(Integer::valueOf)
                .orElse(replay.recording().size());
        List<Difference> found = new ArrayList<>();
        Distribution distribution = new Distribution();
        long began = System.nanoTime();
        for (int number = 0; number < most; number++) {
            Replay.Played played = replay.play(number);
            distribution.add(played.steps());
            played.difference().ifPresent(found::add);
        }
        report("Replayed", family, most, distribution.commands(), began);
        out.println(found.size() + " of them differ.");
        return found;
    }

    private void report(String done, Family family, int sequences, long commands, long began) {
        out.printf(
                "%s %,d sequences of %s, %,d requests, in %,d s.%n",
                done, sequences, family.label(), commands, (System.nanoTime() - began) / 1_000_000_000);
    }

    private void explain(Difference difference) {
        out.println("\n" + difference);
        Optional<List<String>> before = option("--before")
                .map(path -> new OlderBuild(path).play(difference.family(), difference.number(), strict()));
        if (before.isEmpty()) {
            difference.actual().ifPresent(step -> out.println("actual:\n" + step.text()));
            return;
        }
        List<Step> now = difference.family().play(difference.number(), Plant.NONE, strict());
        int at = 0;
        while (at < now.size()
                && at < before.get().size()
                && now.get(at).text().equals(before.get().get(at))) {
            at++;
        }
        out.println("expected at step " + at + ":\n"
                + (at < before.get().size() ? before.get().get(at) : "nothing"));
        out.println("actual:\n" + (at < now.size() ? now.get(at).text() : "nothing"));
    }

    private boolean show() {
        long number = option("--sequence").map(Long::valueOf).orElse(0L);
        for (Family family : families()) {
            int at = 0;
            for (String text : texts(family.label(), number, strict())) {
                out.println("step " + at + ": " + text + "\n");
                at++;
            }
        }
        return true;
    }

    private List<Family> families() {
        return option("--family").map(Family::named).map(List::of).orElseGet(() -> List.of(Family.values()));
    }

    private boolean strict() {
        return arguments.contains("--strict");
    }

    private Path directory() {
        return Path.of(option("--directory").orElse("recorded"));
    }

    private static String name(Family family) {
        return family.label() + ".gz";
    }

    private Optional<String> option(String name) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 >= arguments.size() ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }
}
