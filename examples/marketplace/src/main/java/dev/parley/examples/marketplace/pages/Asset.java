// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file that pages are made of, as it is and compressed. */
final class Asset {
    private final String mediaType;
    private final byte[] plain;
    private final byte[] gzipped;
    private final String hash;

    Asset(String mediaType, byte[] plain) {
        this.mediaType = mediaType;
        this.plain = plain.clone();
        this.gzipped = gzip(plain);
        this.hash = hash(plain);
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether compression is worth the browser's while. */
    boolean shrinks() {
        return gzipped.length < plain.length;
    }

    byte[] bytes(boolean compressed) {
        return compressed ? gzipped.clone() : plain.clone();
    }

    /** Names the bytes that are sent; the two forms are not the same bytes. */
    String tag(boolean compressed) {
        return '"' + hash + (compressed ? "-gz\"" : "\"");
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
