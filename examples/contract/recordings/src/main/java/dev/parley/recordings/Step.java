// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Something that was done in a sequence and what came of it.
 *
 * @param operation the contract's name of it; {@code work} and {@code none} besides
 * @param status 0 where nothing was asked over HTTP
 * @param code the code of a problem; empty where there is none
 * @param text all of it, with numbers for what depends on how things are stored
 */
record Step(String operation, int status, String code, String text) {
    /** A digest of all of it. */
    int digest() {
        return digest(text);
    }

    static int digest(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
