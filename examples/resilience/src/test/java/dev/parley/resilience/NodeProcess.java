// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@link Node} in a process of its own, which ends with this one at the latest. Its output is kept beneath {@code target}. */
final class NodeProcess implements AutoCloseable {
    private static final long START_SECONDS = 180;
    private static final long END_SECONDS = 30;

    private final Process process;
    private final Thread killer;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private NodeProcess(Process process) {
        this.process = process;
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        Thread reader = new Thread(this::read, "node-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a node on a database; it is not ready yet. */
    static NodeProcess start(String jdbcUrl) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Other tests verify every class; here it takes a third of each start, for which a kill waits.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-cp",
                System.getProperty("java.class.path"),
                Node.class.getName(),
                "--spring.datasource.url=" + jdbcUrl,
                "--spring.main.banner-mode=off",
                "--server.tomcat.keep-alive-timeout=1h",
                "--parley.database.connection-wait=20s",
                "--parley.database.lock-timeout=20s",
                "--parley.database.statement-timeout=20s");
        return new NodeProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = file()) {
            String line = output.readLine();
            while (line != null) {
                log.add(line);
                file.write(line + "\n");
                file.flush();
                if (line.startsWith(Node.READY)) {
                    port.complete(Integer.valueOf(line.substring(Node.READY.length())));
                }
                line = output.readLine();
            }
        } catch (IOException | UncheckedIOException cutOff) {
            log.add("output cut off: " + cutOff);
        }
        port.completeExceptionally(new IllegalStateException("the node has ended"));
    }

    private BufferedWriter file() throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "nodes"));
        return Files.newBufferedWriter(directory.resolve("node-" + process.pid() + ".log"));
    }

    /** Where it answers, once it does. */
    URI address() throws InterruptedException {
        try {
            return URI.create("http://127.0.0.1:" + port.get(START_SECONDS, TimeUnit.SECONDS) + "/parley/v1");
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the node did not start:\n" + log(), e);
        }
    }

    /** Puts its clock forward, for everything that has waited so long to become due. */
    void putForward(Duration by) throws IOException {
        Writer input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(by + "\n");
        input.flush();
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
        Runtime.getRuntime().removeShutdownHook(killer);
    }

    String log() {
        synchronized (log) {
            return String.join("\n", log);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
