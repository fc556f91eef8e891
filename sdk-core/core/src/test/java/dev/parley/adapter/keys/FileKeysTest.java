// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audit.JwsVerification;
import dev.parley.audit.JwsVerifier;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SignedDocument;
import dev.parley.model.Json;
import dev.parley.port.SealingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeysTest {
    @TempDir
    private Path directory;

    private Path file = Path.of("keys.json");

    @BeforeEach
    void name_the_file() {
        file = directory.resolve("keys.json");
    }

    @Test
    void makes_the_file_for_its_owner_alone_and_leaves_nothing_beside_it() throws IOException {
        FileKeys.open(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void reads_the_same_keys_again() {
        FileKeys first = FileKeys.open(file);
        FileKeys second = FileKeys.open(file);
        assertThat(second.publishedKeys())
                .isEqualTo(first.publishedKeys())
                .containsExactly(first.signingKey().published());
        assertThat(second.macKey()).isEqualTo(first.macKey()).hasSize(32);
        assertThat(new EphemeralKeys().macKey()).isNotEqualTo(first.macKey());
    }

    @Test
    void the_mac_key_cannot_be_changed_from_outside() {
        FileKeys keys = FileKeys.open(file);
        byte[] before = keys.macKey();
        keys.macKey()[0]++;
        assertThat(keys.macKey()).isEqualTo(before);
    }

    @Test
    void what_any_retired_key_signed_still_verifies() {
        List<String> signed = new ArrayList<>();
        byte[] macKey = FileKeys.open(file).macKey();
        for (int i = 0; i < 4; i++) {
            signed.add(SignedDocument.sign(
                            FileKeys.open(file).signingKey(), "t", Json.object().build())
                    .compact());
            FileKeys.rotate(file);
        }
        FileKeys keys = FileKeys.open(file);
        assertThat(keys.publishedKeys()).hasSize(5).startsWith(keys.signingKey().published());
        assertThat(keys.macKey()).isEqualTo(macKey);
        JwsVerifier verifier = new JwsVerifier(keys.publishedKeys());
        assertThat(signed)
                .allSatisfy(compact ->
                        assertThat(verifier.verify(compact, "t")).isInstanceOf(JwsVerification.Verified.class));
    }

    @Test
    void what_was_sealed_under_a_retired_key_is_opened_by_its_name() {
        List<SealingKey> sealed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sealed.add(FileKeys.open(file).sealingKey());
            FileKeys.rotate(file);
        }
        FileKeys keys = FileKeys.open(file);
        assertThat(sealed).doesNotHaveDuplicates().doesNotContain(keys.sealingKey());
        assertThat(sealed)
                .allSatisfy(key -> assertThat(keys.sealingKey(key.id())).hasValue(key));
        assertThat(keys.sealingKey(keys.sealingKey().id())).hasValue(keys.sealingKey());
        assertThat(keys.sealingKey("unknown")).isEmpty();
    }

    @Test
    void many_that_start_at_once_end_up_with_one_file() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<PublishedKey>>> starts = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                starts.add(() -> FileKeys.open(file).publishedKeys());
            }
            Set<List<PublishedKey>> seen = new HashSet<>();
            for (Future<List<PublishedKey>> start : threads.invokeAll(starts)) {
                seen.add(start.get());
            }
            assertThat(seen).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refuses_a_file_that_others_may_read() throws IOException {
        FileKeys.open(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
        assertThatThrownBy(() -> FileKeys.open(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        assertThat(FileKeys.open(file).publishedKeys()).hasSize(1);
    }

    @Test
    void a_garbled_file_is_never_replaced_and_the_error_says_what_to_do() throws IOException {
        FileKeys.open(file);
        String good = Files.readString(file);
        String mac = good.substring(good.indexOf("\"mac\":\"") + 7, good.indexOf("\",\"privateKey"));
        for (String garbled : List.of(
                "",
                "{}",
                good.substring(0, good.length() / 2),
                good.replace("parley-keys/1", "parley-keys/2"),
                good.replace(mac, mac.substring(4)),
                good.replace("\"retired\":[]", "\"retired\":[{}]"),
                good.replace("\"privateKey\":\"", "\"privateKey\":\"AAAA"))) {
            Files.writeString(file, garbled);
            assertThatThrownBy(() -> FileKeys.open(file))
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageContaining("garbled")
                    .hasMessageContaining("restore it from a backup")
                    .message()
                    .doesNotContain(mac);
            assertThat(file).hasContent(garbled);
        }
    }

    @Test
    void a_private_key_of_another_pair_is_garbled_too() throws IOException {
        FileKeys.open(file);
        Path other = directory.resolve("other.json");
        String publicKey = FileKeys.open(other).signingKey().published().toJwk().canonicalText();
        String mine = FileKeys.open(file).signingKey().published().toJwk().canonicalText();
        Files.writeString(file, Files.readString(file).replace(mine, publicKey));
        assertThatThrownBy(() -> FileKeys.open(file)).hasMessageContaining("does not belong");
    }

    @Test
    void says_what_to_do_about_a_missing_directory_a_directory_and_a_missing_file() {
        assertThatThrownBy(() -> FileKeys.open(directory.resolve("absent").resolve("keys.json")))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("make its directory");
        assertThatThrownBy(() -> FileKeys.open(directory)).isInstanceOf(KeyFileException.class);
        assertThatThrownBy(() -> FileKeys.rotate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("does not exist");
    }
}
