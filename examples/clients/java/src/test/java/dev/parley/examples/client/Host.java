// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A host of the contract suite, in a process of its own that ends with its input. It believes who callers say they are. */
final class Host implements Closeable {
    private final Process process;
    private final URI facade;

    private Host(Process process, URI facade) {
        this.process = process;
        this.facade = facade;
    }

    /**
     * Starts one and waits for it.
     *
     * @param framework as in its module's directory and package
     */
    static Host start(String framework) {
        Path module = Path.of(System.getProperty("contract.hosts"), framework + "-host", "target");
        Path work = Path.of(System.getProperty("contract.work"));
        try {
            String libraries = Files.readString(module.resolve("classpath.txt")).strip();
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    module.resolve("classes") + File.pathSeparator + libraries,
                    "dev.parley.contract." + framework + ".Host",
                    work.resolve(framework + "-keys.json").toString());
            Process process = new ProcessBuilder(command)
                    .redirectError(work.resolve(framework + "-host.log").toFile())
                    .start();
            return new Host(process, facade(process, framework));
        } catch (IOException e) {
            throw new UncheckedIOException("the host on " + framework + " cannot be started; is its module built?", e);
        }
    }

    private static URI facade(Process process, String framework) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroyForcibly();
            throw new AssertionError("the host on " + framework + " said " + line + "; see its log");
        }
        return URI.create("http://127.0.0.1:" + line.substring(5) + "/parley/v1");
    }

    URI facade() {
        return facade;
    }

    /** What a caller of that name sends along: {@code principal[;ROLE[,ROLE]]}. */
    static Map<String, String> credentials(String caller) {
        return Map.of("X-Caller", caller);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
