// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.adapter.keys.FileKeys;
import dev.parley.model.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the guide's chapter on operations. */
class KeysSnippetTest {
    @Test
    void a_rotated_file_publishes_the_old_key_too(@TempDir Path folder) {
        Path keyFile = folder.resolve("parley-keys.json");
        Json before = published(keyFile);

        // #region rotate
        FileKeys.rotate(keyFile);
        // #endregion rotate

        Json after = published(keyFile);
        assertThat(before.get("keys").elements()).hasSize(1);
        assertThat(after.get("keys").elements())
                .hasSize(2)
                .containsAll(before.get("keys").elements());
    }

    private static Json published(Path keyFile) {
        try (Parley parley = Parley.builder().keyFile(keyFile).build()) {
            return parley.keys().jwks();
        }
    }
}
