// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What the suite says on standard input, a line each, and the line that answers it: {@code clock <instant>}, {@code instant <instant>},
 * {@code dump}, {@code store up|down|silent|stuck}, {@code wait}, {@code threads}; of a world {@code sense events|meters|health}, {@code keys lost|found}. The process ends with its input, so that no host
 * outlives the suite.
 */
final class Commands implements Runnable {
    private static final List<String> ANSWERING =
            List.of("dev.parley.adapter.http.", "org.apache.coyote.http11.Http11Processor");

    private final Rig rig;
    private final PrintStream suite;

    Commands(Rig rig, PrintStream suite) {
        this.rig = rig;
        this.suite = suite;
    }

    @Override
    public void run() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                suite.println(answer(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private String answer(String line) {
        String[] words = line.split(" ", -1);
        try {
            return switch (words[0]) {
                case "clock" -> "done " + rig.advanceTo(Instant.parse(words[1]));
                case "instant" -> "instant " + rig.set(Instant.parse(words[1]));
                case "dump" -> rig.dump().toString();
                case "store" -> "store " + rig.outage().become(words[1]);
                case "sense" -> "sensed " + rig.sensed(words[1]);
                case "keys" -> "keys " + forget(words[1].equals("lost"));
                case "threads" -> "threads " + answering();
                case "wait" -> "held " + rig.outage().awaitHeld();
                default -> "unknown command";
            };
        } catch (RuntimeException e) {
            return "failed " + e;
        }
    }

    /** How many threads answer a request, be it that they wait for its body. */
    private static long answering() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> ANSWERING.stream().anyMatch(name::startsWith)))
                .count();
    }

    /** Keys that are found again end every planted deafness too. */
    private boolean forget(boolean lost) {
        rig.senses().deafen(false);
        return rig.keys().lose(lost);
    }
}
