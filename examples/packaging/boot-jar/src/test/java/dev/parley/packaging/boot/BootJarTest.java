// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class BootJarTest {
    private static final String JAR = System.getProperty("packaging.jar");
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    @Test
    void keeps_the_librarys_jar_within_the_applications() throws IOException {
        try (ZipFile jar = new ZipFile(JAR)) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.matches("BOOT-INF/lib/parley-coin-toss-.*\\.jar"));
        }
    }

    @Test
    void offers_the_protocol_of_a_library_within_the_jar() throws IOException, InterruptedException {
        Process host = new ProcessBuilder(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR)
                .redirectErrorStream(true)
                .start();
        // What hangs is ended, which the reader below sees as the end of the output.
        CompletableFuture.delayedExecutor(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                .execute(host::destroyForcibly);
        try {
            HttpResponse<String> answer = protocols(port(host));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("{\"name\":\"alternating-offers\",\"version\":1}")
                    .contains("{\"name\":\"coin-toss\",\"version\":1}");
        } finally {
            host.destroyForcibly();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int port(Process host) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring(5));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the application ended before it had a port; it said:\n" + said);
    }

    private static HttpResponse<String> protocols(int port) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/parley/v1/protocols");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(DEADLINE).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
