// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.published;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar that Parley publishes. */
enum PublishedJar {
    CORE("parley-core"),
    FACADE("parley-facade"),
    CLIENT("parley-client"),
    TESTING("parley-testing"),
    SPRING("parley-spring-boot-starter"),
    MICRONAUT("parley-micronaut");

    private final String artifact;

    PublishedJar(String artifact) {
        this.artifact = artifact;
    }

    String artifact() {
        return artifact;
    }

    /** Where it lies on this JVM's class path. */
    Path file() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no jar of " + artifact + ": run this with `mvn verify`"));
    }

    /** The names of what is in it. */
    Set<String> entries() {
        try (ZipFile jar = new ZipFile(file().toFile())) {
            return jar.stream().map(ZipEntry::getName).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of one file in it, if it is there. */
    Optional<String> text(String entry) {
        try (ZipFile jar = new ZipFile(file().toFile())) {
            ZipEntry found = jar.getEntry(entry);
            return found == null
                    ? Optional.empty()
                    : Optional.of(new String(jar.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
