// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a build answered, as digests: for each sequence six bytes over all of its steps, and for each step one byte, by
 * which the first that differs is found. The full text of a sequence is had again by playing it with that build.
 */
final class Recording {
    private static final int MAGIC = 0x50524c31;
    private static final int WHOLE = 6;

    private final List<Played> sequences = new ArrayList<>();

    /** One sequence: some bytes over all of its steps, and a byte for each of them. */
    static final class Played {
        private final byte[] whole;
        private final byte[] steps;

        private Played(byte[] whole, byte[] steps) {
            this.whole = whole;
            this.steps = steps;
        }

        static Played of(int[] digests) {
            ByteBuffer all = ByteBuffer.allocate(digests.length * Integer.BYTES);
            byte[] steps = new byte[digests.length];
            for (int at = 0; at < digests.length; at++) {
                all.putInt(digests[at]);
                steps[at] = (byte) digests[at];
            }
            return new Played(Arrays.copyOf(sha256(all.array()), WHOLE), steps);
        }

        int length() {
            return steps.length;
        }

        boolean sameAt(int step, int digest) {
            return steps[step] == (byte) digest;
        }

        boolean sameWhole(Played other) {
            return Arrays.equals(whole, other.whole);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(List<Step> steps) {
        sequences.add(Played.of(steps.stream().mapToInt(Step::digest).toArray()));
    }

    Played sequence(int number) {
        return sequences.get(number);
    }

    int size() {
        return sequences.size();
    }

    void write(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            write(Files.newOutputStream(directory.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written to " + directory, e);
        }
    }

    private void write(OutputStream file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file))) {
            out.writeInt(MAGIC);
            out.writeInt(sequences.size());
            for (Played played : sequences) {
                out.write(played.whole);
                out.writeShort(played.steps.length);
                out.write(played.steps);
            }
        }
    }

    static Recording read(Path file) {
        Recording read = new Recording();
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalStateException(file + " is no recording");
            }
            for (int left = in.readInt(); left > 0; left--) {
                byte[] whole = in.readNBytes(WHOLE);
                read.sequences.add(new Played(whole, in.readNBytes(in.readUnsignedShort())));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
