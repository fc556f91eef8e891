// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.testing.SettableClock;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Maven gives a host that names some dependencies, by this module's own tree of them. Where the tree names several
 * versions of one, this module's class path has the one that Maven chose, and that alone has been fetched.
 */
final class ClassPaths {
    /** A class of each of the build's own artifacts, which are folders where they have not been packed. */
    private static final Map<String, Class<?>> OWN =
            Map.of("parley-core", Parley.class, "parley-facade", Facade.class, "parley-testing", SettableClock.class);

    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Set<String> brought = new LinkedHashSet<>();

    private record Node(Path file, Set<String> children) {}

    ClassPaths() {
        try {
            for (String file : Files.readString(Path.of(System.getProperty("test.files")))
                    .strip()
                    .split(File.pathSeparator, -1)) {
                files.put(name(Path.of(file)), Path.of(file));
            }
            JsonNode root = new ObjectMapper()
                    .readTree(Path.of(System.getProperty("test.dependencies")).toFile());
            root.get("children").forEach(this::direct);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of some dependencies, and of theirs. */
    Set<Path> of(Stream<String> artifacts) {
        Set<Path> found = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(artifacts.toList());
        while (!open.isEmpty()) {
            String artifact = open.pop();
            Node node = nodes.get(artifact);
            if (node == null) {
                throw new IllegalArgumentException("this module does not depend on " + artifact);
            }
            if (seen.add(artifact)) {
                found.add(node.file());
                open.addAll(node.children());
            }
        }
        return found;
    }

    /** What comes with Parley. */
    Set<Path> parley() {
        Set<Path> found = new LinkedHashSet<>();
        found.add(Path.of(System.getProperty("test.classes")));
        found.addAll(of(brought.stream()));
        return found;
    }

    private void direct(JsonNode node) {
        String scope = node.get("scope").asText();
        if (!node.path("optional").asBoolean() && (scope.equals("compile") || scope.equals("runtime"))) {
            brought.add(name(node));
        }
        add(node);
    }

    private void add(JsonNode node) {
        Node known = nodes.computeIfAbsent(name(node), unknown -> new Node(file(node), new LinkedHashSet<>()));
        node.path("children").forEach(child -> {
            known.children().add(name(child));
            add(child);
        });
    }

    private static String name(JsonNode node) {
        String classifier = node.path("classifier").asText("");
        return node.get("artifactId").asText() + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    /** The artifact that a file of a repository is, as {@link #name(JsonNode)} writes it. */
    private static String name(Path file) {
        int last = file.getNameCount() - 1;
        String version = file.getName(last - 1).toString();
        String artifact = file.getName(last - 2).toString();
        String rest = file.getName(last).toString().replace(artifact + "-" + version, "");
        String classifier = rest.replaceFirst("\\.jar$", "").replaceFirst("^-", "");
        return classifier.isEmpty() ? artifact : artifact + ":" + classifier;
    }

    private Path file(JsonNode node) {
        Class<?> own = OWN.get(node.get("artifactId").asText());
        if (own != null) {
            return place(own);
        }
        Path file = files.get(name(node));
        if (file == null) {
            throw new IllegalStateException(name(node) + " is not on the class path of this module");
        }
        return file;
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
