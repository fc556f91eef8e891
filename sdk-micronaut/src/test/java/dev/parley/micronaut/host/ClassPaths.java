package dev.parley.micronaut.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.Parley;
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

/** What Maven gives a host that names some dependencies, by this module's own tree of them. */
final class ClassPaths {
    private final Map<String, Node> nodes = new HashMap<>();
    private final Set<String> brought = new LinkedHashSet<>();

    private record Node(Path file, Set<String> children) {}

    ClassPaths() {
        try {
            JsonNode root = new ObjectMapper()
                    .readTree(Path.of(System.getProperty("test.dependencies")).toFile());
            root.get("children").forEach(this::direct);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of some dependencies, and of theirs. */
    Set<Path> of(Stream<String> artifacts) {
        Set<Path> files = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(artifacts.toList());
        while (!open.isEmpty()) {
            String artifact = open.pop();
            Node node = nodes.get(artifact);
            if (node == null) {
                throw new IllegalArgumentException("this module does not depend on " + artifact);
            }
            if (seen.add(artifact)) {
                files.add(node.file());
                open.addAll(node.children());
            }
        }
        return files;
    }

    /** What comes with Parley. */
    Set<Path> parley() {
        Set<Path> files = new LinkedHashSet<>();
        files.add(Path.of(System.getProperty("test.classes")));
        files.addAll(of(brought.stream()));
        return files;
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

    private static Path file(JsonNode node) {
        String artifact = node.get("artifactId").asText();
        if (artifact.equals("parley-core")) {
            return core();
        }
        String version = node.get("version").asText();
        String classifier = node.path("classifier").asText("");
        Path file = Path.of(System.getProperty("test.repository"))
                .resolve(node.get("groupId").asText().replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar");
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is not there");
        }
        return file;
    }

    private static Path core() {
        try {
            return Path.of(Parley.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
