// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An immutable map from a few issues to values, sorted by issue: two arrays, for terms are read at every move. */
@SuppressWarnings("JdkObsolete") // Terms promise a SortedMap, no more.
final class SortedValues extends AbstractMap<IssueId, Value> implements SortedMap<IssueId, Value> {
    private final IssueId[] issues;
    private final Value[] values;

    private SortedValues(IssueId[] issues, Value[] values) {
        this.issues = issues;
        this.values = values;
    }

    /** A copy, or the map itself when it is one of these. */
    static SortedValues of(Map<IssueId, Value> map) {
        if (map instanceof SortedValues sorted) {
            return sorted;
        }
        IssueId[] issues = map.keySet().toArray(IssueId[]::new);
        Arrays.sort(issues);
        Value[] values = new Value[issues.length];
        for (int place = 0; place < issues.length; place++) {
            Value value = map.get(issues[place]);
            if (value == null) {
                throw new NullPointerException("issue " + issues[place] + " has no value");
            }
            values[place] = value;
        }
        return new SortedValues(issues, values);
    }

    IssueId issue(int place) {
        return issues[place];
    }

    Value value(int place) {
        return values[place];
    }

    /** These values with others in place of those of the same issues and beside the rest. */
    SortedValues with(SortedValues changes) {
        int further = 0;
        for (IssueId issue : changes.issues) {
            further += place(issue) < 0 ? 1 : 0;
        }
        return further == 0 ? replaced(changes) : extended(changes, further);
    }

    private SortedValues replaced(SortedValues changes) {
        Value[] next = values.clone();
        for (int change = 0; change < changes.issues.length; change++) {
            next[place(changes.issues[change])] = changes.values[change];
        }
        return new SortedValues(issues, next);
    }

    private SortedValues extended(SortedValues changes, int further) {
        IssueId[] names = new IssueId[issues.length + further];
        Value[] next = new Value[names.length];
        int mine = 0;
        int theirs = 0;
        for (int place = 0; place < names.length; place++) {
            int order = order(changes, mine, theirs);
            names[place] = order < 0 ? issues[mine] : changes.issues[theirs];
            next[place] = order < 0 ? values[mine] : changes.values[theirs];
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return new SortedValues(names, next);
    }

    /** Whose issue comes next, as a comparison; whoever has none left comes last. */
    private int order(SortedValues changes, int mine, int theirs) {
        if (mine == issues.length) {
            return 1;
        }
        return theirs == changes.issues.length ? -1 : issues[mine].compareTo(changes.issues[theirs]);
    }

    /** Where an issue stands, or below 0. There are at most a few, whose names are mostly the very same objects. */
    private int place(@Nullable Object issue) {
        for (int place = 0; place < issues.length; place++) {
            if (issues[place].equals(issue)) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public @Nullable Value get(@Nullable Object issue) {
        int place = place(issue);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object issue) {
        return place(issue) >= 0;
    }

    @Override
    public int size() {
        return issues.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedValues sorted
                ? Arrays.equals(issues, sorted.issues) && Arrays.equals(values, sorted.values)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public Set<Entry<IssueId, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<IssueId, Value>> iterator() {
                return entries();
            }

            @Override
            public int size() {
                return issues.length;
            }
        };
    }

    private Iterator<Entry<IssueId, Value>> entries() {
        return new Iterator<>() {
            private int place;

            @Override
            public boolean hasNext() {
                return place < issues.length;
            }

            @Override
            public Entry<IssueId, Value> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Entry<IssueId, Value> entry = Map.entry(issues[place], values[place]);
                place++;
                return entry;
            }
        };
    }

    /** In the natural order. */
    @Override
    public @Nullable Comparator<? super IssueId> comparator() {
        return null;
    }

    @Override
    public SortedMap<IssueId, Value> subMap(IssueId from, IssueId to) {
        return of(new TreeMap<>(this).subMap(from, to));
    }

    @Override
    public SortedMap<IssueId, Value> headMap(IssueId to) {
        return of(new TreeMap<>(this).headMap(to));
    }

    @Override
    public SortedMap<IssueId, Value> tailMap(IssueId from) {
        return of(new TreeMap<>(this).tailMap(from));
    }

    @Override
    public IssueId firstKey() {
        return edge(0);
    }

    @Override
    public IssueId lastKey() {
        return edge(issues.length - 1);
    }

    private IssueId edge(int place) {
        if (issues.length == 0) {
            throw new NoSuchElementException();
        }
        return issues[place];
    }
}
