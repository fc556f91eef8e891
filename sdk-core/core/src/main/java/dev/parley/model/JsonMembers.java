// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An object's members in the order in which they were written, and found by the order of their names: names come from
 * outside, and would collide where they are hashed.
 */
final class JsonMembers extends AbstractMap<String, Json> {
    private static final int FEW = 32;

    private final String[] names;
    private final Json[] values;
    /** The places of the names in their order. */
    private final int[] sorted;

    private JsonMembers(String[] names, Json[] values, int[] sorted) {
        this.names = names;
        this.values = values;
        this.sorted = sorted;
    }

    /** A copy, or the map itself when it is one of these. */
    static JsonMembers of(Map<String, Json> members) {
        return members instanceof JsonMembers same
                ? same
                : of(List.copyOf(members.keySet()), List.copyOf(members.values()));
    }

    /** Members by name; of one that is named twice the first place and the last value. */
    static JsonMembers of(List<String> names, List<Json> values) {
        String[] written = names.toArray(String[]::new);
        for (String name : written) {
            if (!Text.isStorable(name)) {
                throw new Json.Mismatch("a member's name has U+0000 or an unpaired surrogate");
            }
        }
        int[] sorted = sorted(written);
        for (int i = 1; i < sorted.length; i++) {
            if (written[sorted[i - 1]].equals(written[sorted[i]])) {
                return once(names, values);
            }
        }
        return new JsonMembers(written, values.toArray(Json[]::new), sorted);
    }

    private static JsonMembers once(List<String> names, List<Json> values) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            members.put(names.get(i), values.get(i));
        }
        return of(members);
    }

    private static int[] sorted(String[] names) {
        int[] sorted = new int[names.length];
        boolean inOrder = true;
        for (int i = 0; i < names.length; i++) {
            sorted[i] = i;
            inOrder &= i == 0 || names[i - 1].compareTo(names[i]) <= 0;
        }
        if (inOrder) {
            return sorted;
        }
        if (names.length > FEW) {
            return Arrays.stream(sorted)
                    .boxed()
                    .sorted(Comparator.comparing(place -> names[place]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        insert(names, sorted);
        return sorted;
    }

    /** Sorts a few places by insertion, without an object for each. */
    private static void insert(String[] names, int[] sorted) {
        for (int i = 1; i < sorted.length; i++) {
            int free = i;
            while (free > 0 && names[sorted[free - 1]].compareTo(names[i]) > 0) {
                sorted[free] = sorted[free - 1];
                free--;
            }
            sorted[free] = i;
        }
    }

    /** The place of the name that comes at that place in the order of names. */
    int sorted(int place) {
        return sorted[place];
    }

    String name(int place) {
        return names[place];
    }

    Json value(int place) {
        return values[place];
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable Json get(@Nullable Object name) {
        if (!(name instanceof String wanted)) {
            return null;
        }
        int from = 0;
        int to = sorted.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = names[sorted[middle]].compareTo(wanted);
            if (order == 0) {
                return values[sorted[middle]];
            }
            from = order < 0 ? middle + 1 : from;
            to = order < 0 ? to : middle - 1;
        }
        return null;
    }

    @Override
    public Set<Map.Entry<String, Json>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Map.Entry<String, Json>> iterator() {
                return IntStream.range(0, names.length)
                        .mapToObj(place -> Map.entry(names[place], values[place]))
                        .iterator();
            }
        };
    }
}
