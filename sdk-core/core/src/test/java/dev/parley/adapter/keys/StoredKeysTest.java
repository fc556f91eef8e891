// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.memory.MemoryStore;
import org.junit.jupiter.api.Test;

class StoredKeysTest {
    private final MemoryStore store = new MemoryStore();

    @Test
    void every_node_and_every_restart_has_the_same_keys() {
        StoredKeys first = StoredKeys.open(store);
        StoredKeys second = StoredKeys.open(store);
        assertThat(second.signingKey().kid()).isEqualTo(first.signingKey().kid());
        assertThat(second.macKey()).isEqualTo(first.macKey());
        assertThat(second.publishedKeys()).isEqualTo(first.publishedKeys());
    }

    @Test
    void another_store_has_keys_of_its_own() {
        assertThat(StoredKeys.open(new MemoryStore()).signingKey().kid())
                .isNotEqualTo(StoredKeys.open(store).signingKey().kid());
    }
}
