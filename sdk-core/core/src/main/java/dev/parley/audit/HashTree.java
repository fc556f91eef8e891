// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Merkle tree over documents, and the proof that a document is in it (RFC 9162, section 2.1). */
final class HashTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private HashTree() {}

    static Hash leaf(byte[] document) {
        return Hash.sha256(LEAF, document);
    }

    private static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }

    /** The root over one or more leaves. */
    static Hash root(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = split(leaves.size());
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The hashes beside the way from a leaf to the root, the lowest first. */
    static List<Hash> path(int index, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<Hash> left = leaves.subList(0, split);
        List<Hash> right = leaves.subList(split, leaves.size());
        List<Hash> path = new ArrayList<>(index < split ? path(index, left) : path(index - split, right));
        path.add(root(index < split ? right : left));
        return path;
    }

    /** The greatest power of two below a size of at least 2. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    /** The root of the tree of that size in which a leaf has that place and path; empty where no tree has. */
    static Optional<Hash> rootAbove(Hash leaf, int index, int size, List<Hash> path) {
        int place = index;
        int last = size - 1;
        Hash root = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((place & 1) == 1 || place == last) {
                root = node(beside, root);
                int up = Integer.numberOfTrailingZeros(place);
                place >>= up;
                last >>= up;
            } else {
                root = node(root, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && index < size ? Optional.of(root) : Optional.empty();
    }
}
