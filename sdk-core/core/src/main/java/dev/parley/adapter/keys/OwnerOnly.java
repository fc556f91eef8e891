// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Files that none but their owner may read. Where a file system knows no POSIX permissions, files inherit those of
 * their directory, which is then the operator's to close.
 */
final class OwnerOnly {
    private static final Set<PosixFilePermission> OPEN = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private OwnerOnly() {}

    /** Whether others may read it or anyone else write it; a group may read, as mounted secrets have it. */
    static boolean isOpenToOthers(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().stream().anyMatch(OPEN::contains);
    }

    /**
     * Writes a file so that it is there whole or not at all, also after a crash.
     *
     * @param replace whether to replace one; otherwise one that has come into being meanwhile stays
     */
    static void write(Path file, byte[] content, boolean replace) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent(), "file must not be a root");
        Path draft = Files.createTempFile(directory, "." + file.getFileName(), ".new", attributes(directory));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (replace) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                publish(draft, file);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A hard link fails when the name is taken, in one step, as a move does not. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            try {
                Files.createLink(file, draft);
            } catch (UnsupportedOperationException e) {
                Files.move(draft, file);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its file is the one, and ours is never read.
            return;
        }
    }

    private static FileAttribute<?>[] attributes(Path directory) throws IOException {
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class);
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
