// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.memory.MemoryStore;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The store in memory is the model of the others: the same operations bring the same results. */
interface ModelConformance extends StoreUnderTest {
    long SEED = 20_261_120;
    int OPERATIONS = 1_500;

    @Test
    default void does_what_the_store_in_memory_does() {
        MemoryStore model = new MemoryStore();
        RandomOperations operations = new RandomOperations(SEED);
        RandomOperations same = new RandomOperations(SEED);
        List<OutboxMessage> modelOut = new ArrayList<>();
        List<OutboxMessage> out = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < OPERATIONS; i++) {
            Object expected = operations.next(modelOut).apply(model);
            Function<Store, Object> operation = same.next(out);
            assertThat(operation.apply(store()))
                    .as("seed %d, operation %d", SEED, i)
                    .isEqualTo(expected);
            if (i % 50 == 0) {
                assertThat(Dump.of(store()))
                        .as("seed %d, operation %d", SEED, i)
                        .isEqualTo(Dump.of(model));
            }
            count(expected, seen);
        }
        assertThat(Dump.of(store())).as("seed %d", SEED).isEqualTo(Dump.of(model));
        assertThat(seen)
                .as("every result is met often")
                .allSatisfy((result, times) -> assertThat(times).isGreaterThan(20));
        assertThat(seen).hasSize(6);
    }

    private static void count(Object outcome, Map<String, Integer> seen) {
        if (outcome instanceof List<?> results) {
            results.stream()
                    .filter(CommitResult.class::isInstance)
                    .forEach(result -> seen.merge(result.getClass().getSimpleName(), 1, Integer::sum));
        }
    }
}
