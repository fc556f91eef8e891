// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may differ from the recording, and why. The file holds blocks with an empty line between them; a line that begins
 * with {@code #} is a remark. A block says where, what and why:
 *
 * <pre>
 * family: sealed-bids            only there; absent for all
 * operation: getTranscript       a regular expression over the operation's name; absent for all
 * now: "phase":"closing"         a regular expression over the text of a step as it is today ...
 * before: "phase":"reveal"       ... and what stood there when it was recorded
 * reason: The phase is named after what happens in it.
 * </pre>
 *
 * <p>In place of {@code before} there may be {@code compare: nothing}: a step of which {@code now} finds something is not
 * compared at all; or {@code compare: nothing more}: nor is the rest of its sequence.
 */
final class AllowedDifferences {
    private static final Set<String> FIELDS = Set.of("family", "operation", "now", "before", "compare", "reason");

    private final List<Entry> entries;

    private AllowedDifferences(List<Entry> entries) {
        this.entries = entries;
    }

    /** How far a step is compared. */
    enum Compared {
        WHOLE,
        NOT,
        NOR_WHAT_FOLLOWS
    }

    static final AllowedDifferences NONE = new AllowedDifferences(List.of());

    static AllowedDifferences read(Path file) {
        try {
            return Files.exists(file) ? of(Files.readString(file)) : NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static AllowedDifferences of(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String block : text.split("\n\\s*\n", -1)) {
            Map<String, String> fields = new HashMap<>();
            block.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> field(line, fields));
            if (!fields.isEmpty()) {
                entries.add(new Entry(fields));
            }
        }
        return new AllowedDifferences(entries);
    }

    private static void field(String line, Map<String, String> fields) {
        String[] parts = line.split(":\\s*", 2);
        if (parts.length < 2 || !FIELDS.contains(parts[0])) {
            throw new IllegalArgumentException("an allowed difference has no such line: " + line);
        }
        fields.put(parts[0], parts[1].strip());
    }

    /** One block. */
    private static final class Entry {
        private final Map<String, String> fields;
        private final Pattern operation;
        private final Pattern now;
        private boolean used;

        Entry(Map<String, String> fields) {
            this.fields = fields;
            this.operation = Pattern.compile(fields.getOrDefault("operation", ".*"));
            this.now = Pattern.compile(fields.getOrDefault("now", "(?s).*"));
            boolean whole = fields.containsKey("before") != fields.containsKey("compare");
            if (!whole || fields.getOrDefault("reason", "").isEmpty()) {
                throw new IllegalArgumentException(
                        "an allowed difference needs a reason and either before or compare: " + fields);
            }
        }

        boolean isAbout(Family family, Step step) {
            boolean there = !fields.containsKey("family") || family.label().equals(fields.get("family"));
            return there
                    && operation.matcher(step.operation()).matches()
                    && now.matcher(step.text()).find();
        }
    }

    /** A step as it would have been when it was recorded. */
    Step before(Family family, Step step) {
        Step before = step;
        for (Entry entry : entries) {
            if (entry.fields.containsKey("before") && entry.isAbout(family, before)) {
                entry.used = true;
                String text = entry.now.matcher(before.text()).replaceAll(entry.fields.get("before"));
                before = new Step(step.operation(), step.status(), step.code(), text);
            }
        }
        return before;
    }

    Compared compared(Family family, Step step) {
        Compared compared = Compared.WHOLE;
        for (Entry entry : entries) {
            if (entry.fields.containsKey("compare") && entry.isAbout(family, step)) {
                entry.used = true;
                boolean more = entry.fields.get("compare").equals("nothing more");
                compared = more || compared == Compared.NOR_WHAT_FOLLOWS ? Compared.NOR_WHAT_FOLLOWS : Compared.NOT;
            }
        }
        return compared;
    }

    /** Those that nothing needed. */
    List<String> unused() {
        return entries.stream()
                .filter(entry -> !entry.used)
                .map(entry -> entry.fields.entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .sorted()
                        .collect(Collectors.joining("; ")))
                .toList();
    }
}
