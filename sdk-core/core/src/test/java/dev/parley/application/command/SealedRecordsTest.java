// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.keys.FileKeys;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Json;
import dev.parley.model.Tenant;
import dev.parley.port.KeySource;
import dev.parley.port.KeyUnavailableException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedRecordsTest {
    private static final Tenant MAIN = new Tenant("main");
    private static final String ID = "lamp-1\nsara";

    @TempDir
    private Path directory;

    private KeySource keys;

    @BeforeEach
    void openKeys() {
        keys = FileKeys.open(directory.resolve("keys"));
    }

    @Test
    void a_body_is_opened_as_it_was() {
        for (Json body : new Json[] {reserve(1), reserve(7_345_671), long_(20_000)}) {
            assertThat(new SealedRecords(keys).body(kept(body))).isEqualTo(body);
        }
    }

    @Test
    void what_is_kept_shows_neither_content_nor_length() {
        String kept = kept(reserve(7_345_671)).body().canonicalText();
        assertThat(kept).doesNotContain("7345671").doesNotContain("reserve");
        assertThat(kept(reserve(1)).body().canonicalText()).hasSameSizeAs(kept);
        assertThat(kept(long_(8_000)).body().canonicalText()).hasSameSizeAs(kept);
        assertThat(kept(reserve(7_345_671)).body())
                .isNotEqualTo(kept(reserve(7_345_671)).body());
    }

    @Test
    void a_body_from_before_there_were_any_is_read_as_it_lies() {
        StoredRecord clear = new StoredRecord(MAIN, RecordKind.PRIVATE_TERMS, ID, 1, reserve(50));
        assertThat(new SealedRecords(keys).body(clear)).isEqualTo(reserve(50));
    }

    @Test
    void a_body_that_looks_sealed_is_kept_like_any_other() {
        Json body = Json.object().put("parley.sealed", "AQ").build();
        assertThat(new SealedRecords(keys).body(kept(body))).isEqualTo(body);
    }

    @Test
    void a_body_does_not_pass_for_another_record() {
        Json sealed = kept(reserve(50)).body();
        assertRefused(new StoredRecord(new Tenant("other"), RecordKind.PRIVATE_TERMS, ID, 1, sealed));
        assertRefused(new StoredRecord(MAIN, RecordKind.APPROVAL, ID, 1, sealed));
        assertRefused(new StoredRecord(MAIN, RecordKind.PRIVATE_TERMS, "lamp-2\nsara", 1, sealed));
    }

    private void assertRefused(StoredRecord moved) {
        assertThatThrownBy(() -> new SealedRecords(keys).body(moved)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void a_retired_key_opens_what_it_sealed_and_the_new_one_seals() {
        StoredRecord before = kept(reserve(50));
        String retired = keys.sealingKey().id();
        FileKeys.rotate(directory.resolve("keys"));
        openKeys();
        assertThat(keys.sealingKey().id()).isNotEqualTo(retired);
        assertThat(new SealedRecords(keys).body(before)).isEqualTo(reserve(50));
        assertThat(new SealedRecords(keys).body(kept(reserve(60)))).isEqualTo(reserve(60));
    }

    @Test
    void another_key_source_says_which_key_it_lacks() {
        StoredRecord kept = kept(reserve(50));
        SealedRecords elsewhere = new SealedRecords(FileKeys.open(directory.resolve("others")));
        assertThatThrownBy(() -> elsewhere.body(kept))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining(keys.sealingKey().id());
    }

    private StoredRecord kept(Json body) {
        RecordPut put =
                new SealedRecords(keys).sealed(MAIN, new RecordPut(RecordKind.PRIVATE_TERMS, ID, 0, body, Set.of()));
        return new StoredRecord(MAIN, put.kind(), put.id(), 1, put.body());
    }

    private static Json reserve(long cents) {
        return Json.object()
                .put("reserves", Json.object().put("lamp", cents).build())
                .build();
    }

    private static Json long_(int length) {
        return Json.object().put("text", "x".repeat(length)).build();
    }
}
