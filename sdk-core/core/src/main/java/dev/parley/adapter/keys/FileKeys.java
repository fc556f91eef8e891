// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import dev.parley.audit.Base64Url;
import dev.parley.audit.JsonReader;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.port.KeySource;
import dev.parley.port.SealingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Keys in a file that only its owner may read. The file is made when it is absent; processes that start at once end up
 * with the same one. It is read once: after {@link #rotate} the nodes are restarted.
 */
public final class FileKeys implements KeySource {
    private static final int MAX_BYTES = 1 << 20;

    private final KeyRing ring;
    private final byte[] macKey;

    private FileKeys(KeyRing ring) {
        this.ring = ring;
        macKey = Base64Url.decode(ring.mac());
    }

    /**
     * Reads the keys, or makes them and the file.
     *
     * @param file in a directory that exists
     * @throws KeyFileException if the file cannot be read or made, is garbled, or is open to others than its owner
     */
    public static FileKeys open(Path file) {
        Path path = file.toAbsolutePath();
        if (Files.notExists(path)) {
            write(path, KeyRing.fresh(new SecureRandom()), false);
        }
        return new FileKeys(read(path));
    }

    /**
     * Puts new signing and sealing keys into an existing file. What the old ones signed stays verifiable, and what they
     * sealed can be opened; the MAC key stays too.
     *
     * @throws KeyFileException as {@link #open} does, and if there is no file
     */
    public static void rotate(Path file) {
        Path path = file.toAbsolutePath();
        write(path, read(path).rotated(new SecureRandom()), true);
    }

    private static KeyRing read(Path path) {
        try {
            if (OwnerOnly.isOpenToOthers(path)) {
                throw new KeyFileException(
                        path,
                        "may be read or changed by others than its owner: take their rights away (chmod 600).",
                        null);
            }
            if (Files.size(path) > MAX_BYTES) {
                throw new KeyFileException(path, "is too large for one: name another file.", null);
            }
            return KeyRing.fromJson(JsonReader.read(Files.readAllBytes(path), MAX_BYTES));
        } catch (NoSuchFileException e) {
            throw new KeyFileException(path, "does not exist: open it first, or name another.", e);
        } catch (IOException e) {
            throw new KeyFileException(
                    path, "cannot be read: let this process's user own it, or name another file.", e);
        } catch (IllegalArgumentException e) {
            throw new KeyFileException(
                    path,
                    "is garbled (" + e.getMessage()
                            + "): restore it from a backup. Only if there is none, move it away;"
                            + " new keys are then made, and what the old ones signed can no longer be verified.",
                    e);
        }
    }

    private static void write(Path path, KeyRing ring, boolean replace) {
        try {
            OwnerOnly.write(path, ring.toJson().canonical(), replace);
        } catch (IOException e) {
            throw new KeyFileException(
                    path, "cannot be written: make its directory and let this process's user write there.", e);
        }
    }

    @Override
    public SigningKey signingKey() {
        return ring.signing();
    }

    @Override
    public List<PublishedKey> publishedKeys() {
        return ring.published();
    }

    @Override
    public byte[] macKey() {
        return macKey.clone();
    }

    @Override
    public SealingKey sealingKey() {
        return ring.sealingKeys(KeySource.super.sealingKey()).get(0);
    }

    @Override
    public Optional<SealingKey> sealingKey(String id) {
        return ring.sealingKeys(KeySource.super.sealingKey()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst();
    }
}
