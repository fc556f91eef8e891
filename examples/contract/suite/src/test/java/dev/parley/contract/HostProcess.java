// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A host in a process of its own, with the class path of its module. It ends with this one, whatever happens. */
final class HostProcess implements Closeable {
    private final String name;
    private final Process process;
    private final BufferedReader from;
    private final PrintStream to;
    private final Path log;
    private int port;

    private HostProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Starts a host; {@link #awaitPort} waits for it.
     *
     * @param name the framework's, as in its module's directory and package
     */
    static HostProcess start(String name, Path keys) {
        return start(name, name + "-host", List.of(), List.of(keys.toString()));
    }

    /**
     * Starts one of several hosts on a framework.
     *
     * @param label of its log
     * @param options for its virtual machine
     * @param arguments for the rig
     */
    static HostProcess start(String name, String label, List<String> options, List<String> arguments) {
        Path module = Path.of(System.getProperty("contract.hosts"), name + "-host", "target");
        Path log = Path.of(System.getProperty("contract.work"), label + ".log");
        try {
            String libraries = Files.readString(module.resolve("classpath.txt")).strip();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-cp",
                    module.resolve("classes") + File.pathSeparator + libraries));
            command.addAll(options);
            command.add("dev.parley.contract." + name.toLowerCase(Locale.ROOT) + ".Host");
            command.addAll(arguments);
            Process process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
            return new HostProcess(label, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("the host on " + name + " cannot be started; is its module built?", e);
        }
    }

    /** What it wrote to its log, from a byte on. */
    String logFrom(long start) {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(start);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    void awaitPort() {
        String line = line();
        if (!line.startsWith("port ")) {
            throw new AssertionError(name + " said " + line + "; see " + log);
        }
        port = Integer.parseInt(line.substring(5));
    }

    /** Says something to the host's rig; {@link #hear} then waits for what it answers. */
    void say(String command) {
        to.println(command);
    }

    String hear() {
        String answer = line();
        if (answer.startsWith("failed") || answer.startsWith("unknown")) {
            throw new AssertionError(name + " → " + answer);
        }
        return answer;
    }

    private String line() {
        try {
            return Optional.ofNullable(from.readLine())
                    .orElseThrow(() -> new AssertionError("the host on " + name + " has ended; see " + log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        to.close();
        process.destroyForcibly();
    }
}
