// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes, sorted by its keys: {@link #with} and {@link #without} give another one that shares all but
 * the path to the key, so that both cost O(log n) however large the map has grown. What runs through states of many seats
 * is kept in these, since every event makes a new state.
 *
 * <p>A height-balanced tree (Adelson-Velsky and Landis 1962), rebuilt along a path as in functional languages.
 *
 * @param <K> its keys, equal exactly when they compare as equal
 * @param <V> its values
 * @since 0.1.0
 */
public final class PersistentMap<K extends Comparable<? super K>, V> {
    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    /** The map without entries. */
    public static <K extends Comparable<? super K>, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(null);
    }

    /** This map with a value for a key, in place of any that it had. */
    public PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(Node.with(root, key, value));
    }

    /** This map without a key; itself if it has none such. */
    public PersistentMap<K, V> without(K key) {
        return !has(key) ? this : new PersistentMap<>(Node.without(root, key));
    }

    /** The value of a key. */
    public Optional<V> find(K key) {
        @Nullable Node<K, V> found = Node.find(root, key);
        return found == null ? Optional.empty() : Optional.of(found.value);
    }

    /** Whether it has a key. */
    public boolean has(K key) {
        return Node.find(root, key) != null;
    }

    /** How many keys it has. */
    public int size() {
        return Node.size(root);
    }

    /** The entries, the smallest key first. */
    public Collection<Map.Entry<K, V>> entries() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Walk<>(root);
            }

            @Override
            public int size() {
                return Node.size(root);
            }
        };
    }

    /** The values, that of the smallest key first. */
    public List<V> values() {
        List<V> values = new ArrayList<>(size());
        entries().forEach(entry -> values.add(entry.getValue()));
        return Collections.unmodifiableList(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersistentMap<?, ?> map
                && map.size() == size()
                && List.copyOf(map.entries()).equals(List.copyOf(entries()));
    }

    @Override
    public int hashCode() {
        return List.copyOf(entries()).hashCode();
    }

    @Override
    public String toString() {
        return entries().toString();
    }

    /** A tree of which no two subtrees side by side differ in height by more than the slack. */
    private static final class Node<K extends Comparable<? super K>, V> {
        private static final int SLACK = 2;

        private final @Nullable Node<K, V> left;
        private final K key;
        private final V value;
        private final @Nullable Node<K, V> right;
        private final int height;
        private final int size;

        private Node(@Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
            this.left = left;
            this.key = key;
            this.value = value;
            this.right = right;
            this.height = 1 + Math.max(height(left), height(right));
            this.size = 1 + size(left) + size(right);
        }

        static int height(@Nullable Node<?, ?> node) {
            return node == null ? 0 : node.height;
        }

        static int size(@Nullable Node<?, ?> node) {
            return node == null ? 0 : node.size;
        }

        static <K extends Comparable<? super K>, V> @Nullable Node<K, V> find(@Nullable Node<K, V> from, K key) {
            @Nullable Node<K, V> node = from;
            while (node != null) {
                int side = key.compareTo(node.key);
                if (side == 0) {
                    return node;
                }
                node = side < 0 ? node.left : node.right;
            }
            return null;
        }

        static <K extends Comparable<? super K>, V> Node<K, V> with(@Nullable Node<K, V> node, K key, V value) {
            if (node == null) {
                return new Node<>(null, key, value, null);
            }
            int side = key.compareTo(node.key);
            if (side == 0) {
                return new Node<>(node.left, key, value, node.right);
            }
            return side < 0
                    ? balanced(with(node.left, key, value), node, node.right)
                    : balanced(node.left, node, with(node.right, key, value));
        }

        static <K extends Comparable<? super K>, V> @Nullable Node<K, V> without(@Nullable Node<K, V> node, K key) {
            if (node == null) {
                return null;
            }
            int side = key.compareTo(node.key);
            if (side < 0) {
                return balanced(without(node.left, key), node, node.right);
            }
            if (side > 0) {
                return balanced(node.left, node, without(node.right, key));
            }
            if (node.left == null || node.right == null) {
                return node.left == null ? node.right : node.left;
            }
            return balanced(node.left, node.right.first(), withoutFirst(node.right));
        }

        private Node<K, V> first() {
            Node<K, V> node = this;
            while (node.left != null) {
                node = node.left;
            }
            return node;
        }

        private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> withoutFirst(Node<K, V> node) {
            return node.left == null ? node.right : balanced(withoutFirst(node.left), node, node.right);
        }

        /** A tree with an entry between two trees, one of which may be one entry too high or too low. */
        private static <K extends Comparable<? super K>, V> Node<K, V> balanced(
                @Nullable Node<K, V> left, Node<K, V> entry, @Nullable Node<K, V> right) {
            if (left != null && left.height > height(right) + SLACK) {
                return height(left.left) >= height(left.right) || left.right == null
                        ? over(left.left, left, over(left.right, entry, right))
                        : over(
                                over(left.left, left, left.right.left),
                                left.right,
                                over(left.right.right, entry, right));
            }
            if (right != null && right.height > height(left) + SLACK) {
                return height(right.right) >= height(right.left) || right.left == null
                        ? over(over(left, entry, right.left), right, right.right)
                        : over(
                                over(left, entry, right.left.left),
                                right.left,
                                over(right.left.right, right, right.right));
            }
            return over(left, entry, right);
        }

        private static <K extends Comparable<? super K>, V> Node<K, V> over(
                @Nullable Node<K, V> left, Node<K, V> entry, @Nullable Node<K, V> right) {
            return new Node<>(left, entry.key, entry.value, right);
        }
    }

    /** Goes through a tree in order; those above it that come later wait on a stack. */
    private static final class Walk<K extends Comparable<? super K>, V> implements Iterator<Map.Entry<K, V>> {
        private final Deque<Node<K, V>> waiting = new ArrayDeque<>();

        Walk(@Nullable Node<K, V> root) {
            descend(root);
        }

        private void descend(@Nullable Node<K, V> from) {
            for (@Nullable Node<K, V> node = from; node != null; node = node.left) {
                waiting.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !waiting.isEmpty();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (waiting.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<K, V> node = waiting.pop();
            descend(node.right);
            return Map.entry(node.key, node.value);
        }
    }
}
