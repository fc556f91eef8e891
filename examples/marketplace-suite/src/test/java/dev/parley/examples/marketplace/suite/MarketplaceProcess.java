// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A marketplace on a free port, its clock standing still, with the class path of its module. */
final class MarketplaceProcess implements Closeable {
    private static final Pattern READY =
            Pattern.compile("(?:Tomcat started on port |Server Running: http://[^:]+:)([0-9]+)");

    private final String name;
    private final Process process;
    private final Path log;
    private final BufferedReader output;

    private MarketplaceProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.output = process.inputReader();
    }

    /**
     * Starts a marketplace; {@link #await} waits for it.
     *
     * @param name the framework's, as in its module's directory and package
     * @param arguments in the framework's own words
     */
    static MarketplaceProcess start(String name, String... arguments) {
        Path module = Path.of(System.getProperty("marketplace.examples"), name + "-marketplace", "target");
        Path log = Path.of(System.getProperty("marketplace.work"), name + ".log");
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-cp",
                    module.resolve("classes")
                            + File.pathSeparator
                            + Files.readString(module.resolve("classpath.txt")).strip(),
                    "dev.parley.examples.marketplace." + name + ".Marketplace"));
            command.addAll(List.of(arguments));
            Files.deleteIfExists(log);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new MarketplaceProcess(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + "-marketplace cannot be started; is its module built?", e);
        }
    }

    String name() {
        return name;
    }

    /** Waits until it serves, and says where. */
    URI await() {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    keepTheRest();
                    return URI.create("http://127.0.0.1:" + ready.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the marketplace on " + name + " has ended; see " + log);
    }

    /** So that it never waits for somebody to read what it says. */
    private void keepTheRest() {
        Thread reader = new Thread(() -> output.lines().forEach(this::keep), name + "-log");
        reader.setDaemon(true);
        reader.start();
    }

    private void keep(String line) {
        try {
            Files.writeString(
                    log,
                    line + System.lineSeparator(),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
