// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * One of the applications, in a process of its own that ends with this one. The system property {@code host.options} adds
 * options for its virtual machine, such as those of a flight recording.
 */
final class Host implements Closeable {
    private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    private final Process process;
    private final int port;
    private final Duration untilHello;

    private Host(Process process, int port, Duration untilHello) {
        this.process = process;
        this.port = port;
        this.untilHello = untilHello;
    }

    /**
     * Starts an application, and waits until it says hello.
     *
     * @param name of its module, such as {@code spring-empty}
     * @param options for its virtual machine
     */
    static Host start(String name, List<String> options) throws IOException {
        return start(name, options, List.of());
    }

    /**
     * The same, with more on its class path.
     *
     * @param modules whose own classes it is given too, such as {@code load}
     */
    static Host start(String name, List<String> options, List<String> modules) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(Stream.of(System.getProperty("host.options", "").split(" ", -1))
                .filter(option -> !option.isEmpty())
                .toList());
        List<String> entries = new ArrayList<>(classPath(name));
        modules.forEach(module -> entries.add(classes(module).toString()));
        command.addAll(List.of(
                "-Dserver.port=" + port,
                "-Dmicronaut.server.port=" + port,
                "-Dspring.main.banner-mode=off",
                // Tomcat hangs up after a hundred requests otherwise.
                "-Dserver.tomcat.max-keep-alive-requests=-1",
                "-Dlogging.level.root=WARN",
                "-cp",
                String.join(File.pathSeparator, entries),
                "dev.parley.benchmarks." + name.substring(0, name.indexOf('-')).toLowerCase(Locale.ROOT)
                        + ".Application"));
        Path log = Files.createTempFile(name, ".log");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitHello(process, port, begin, log);
        return new Host(process, port, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Its own classes, and every library. */
    static List<String> classPath(String name) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(classes(name).toString());
        String libraries =
                Files.readString(classes(name).resolveSibling("classpath.txt")).strip();
        entries.addAll(List.of(libraries.split(File.pathSeparator, -1)));
        return entries;
    }

    private static Path classes(String module) {
        return Path.of("examples", "benchmarks", module, "target", "classes");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitHello(Process process, int port, long begin, Path log) throws IOException {
        while (!saysHello(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                process.destroyForcibly();
                throw new IOException("it did not start:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        Files.delete(log);
    }

    private static boolean saysHello(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(Wire.bytes(Wire.get("/hello", "Connection: close")));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).startsWith("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** From the start of the process to its first answer. */
    Duration untilHello() {
        return untilHello;
    }

    /** The processor time that it has used. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What lives on its heap, in bytes, after a full collection. */
    long liveHeapBytes() throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process histogram =
                new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.class_histogram").start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String total = text.substring(text.lastIndexOf("Total")).strip();
        return Long.parseLong(total.split("\\s+", -1)[2]);
    }

    /** The memory that is resident, in bytes, as Linux counts it. */
    long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        var unused = process.onExit()
                .completeOnTimeout(process, 20, TimeUnit.SECONDS)
                .thenApply(Process::destroyForcibly)
                .thenCompose(Process::onExit)
                .join();
    }
}
