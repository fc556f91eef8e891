// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTreeTest {
    private static final int LARGEST = 70;

    /** RFC 9162, section 2.1.5, shows this tree's shape; its hashes follow from the definitions there. */
    @Test
    void has_the_shape_of_rfc_9162() {
        List<Hash> leaves = leaves(7);
        Hash left = node(node(leaves.get(0), leaves.get(1)), node(leaves.get(2), leaves.get(3)));
        Hash right = node(node(leaves.get(4), leaves.get(5)), leaves.get(6));
        assertThat(HashTree.root(leaves)).isEqualTo(node(left, right));
        assertThat(HashTree.path(0, leaves)).containsExactly(leaves.get(1), node(leaves.get(2), leaves.get(3)), right);
        assertThat(HashTree.path(6, leaves)).containsExactly(node(leaves.get(4), leaves.get(5)), left);
    }

    private static Hash node(Hash left, Hash right) {
        return Hash.sha256(new byte[] {1}, left.bytes(), right.bytes());
    }

    @Test
    void a_leaf_is_shown_at_its_place_in_its_size_and_nowhere_else() {
        for (int size = 1; size <= LARGEST; size++) {
            List<Hash> leaves = leaves(size);
            Hash root = HashTree.root(leaves);
            for (int index = 0; index < size; index++) {
                List<Hash> path = HashTree.path(index, leaves);
                for (int other = 0; other < size + 2; other++) {
                    boolean shown = HashTree.rootAbove(leaves.get(index), other, size, path)
                            .equals(Optional.of(root));
                    if (shown != (other == index)) {
                        fail("%d of %d as %d: %s", index, size, other, shown);
                    }
                }
                if (!path.isEmpty()) {
                    List<Hash> shorter = path.subList(1, path.size());
                    assertThat(HashTree.rootAbove(leaves.get(index), index, size, shorter))
                            .isNotEqualTo(Optional.of(root));
                }
                List<Hash> longer = new ArrayList<>(path);
                longer.add(root);
                assertThat(HashTree.rootAbove(leaves.get(index), index, size, longer))
                        .isEmpty();
            }
        }
    }

    private static List<Hash> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> HashTree.leaf(("deal " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100})
    void documents_signed_together_verify_one_by_one_and_no_changed_one_does(int size) {
        SigningKey key = new EphemeralKeys().signingKey();
        JwsVerifier verifier = new JwsVerifier(List.of(key.published()));
        List<Json> payloads = IntStream.range(0, size)
                .mapToObj(i -> Json.object().put("id", "deal_" + i).build())
                .toList();
        List<String> documents = SignedDocument.signAll(key, SignedDocument.DEAL, payloads).stream()
                .map(SignedDocument::compact)
                .toList();
        for (int place = 0; place < size; place++) {
            assertThat(verified(verifier, documents.get(place))).isEqualTo(payloads.get(place));
        }
        String last = documents.get(size - 1);
        for (int at = 0; at < last.length(); at++) {
            char other = last.charAt(at) == '1' ? '2' : '1';
            String changed = last.substring(0, at) + other + last.substring(at + 1);
            assertThat(verifier.verify(changed, SignedDocument.DEAL)).isInstanceOf(JwsVerification.Rejected.class);
        }
        assertThat(verifier.verify(last, SignedDocument.RECEIPT)).isInstanceOf(JwsVerification.Rejected.class);
        if (size > 1) {
            assertThat(verifier.verify(last + "~", SignedDocument.DEAL)).isInstanceOf(JwsVerification.Rejected.class);
            String[] parts = last.split("~", -1);
            String object =
                    Base64Url.encode(Json.object().put("id", "deal_x").build().canonical());
            assertThat(verifier.verify(String.join("~", parts[0], object, parts[2], parts[3]), SignedDocument.DEAL))
                    .isEqualTo(new JwsVerification.Rejected(JwsFault.TREE));
        }
    }

    private static Json verified(JwsVerifier verifier, String document) {
        return verifier.verify(document, SignedDocument.DEAL).match(JwsVerification.Verified::payload, rejected -> {
            throw new AssertionError(rejected.fault());
        });
    }
}
