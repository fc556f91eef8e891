// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.shaded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadedJarTest {
    private static final String JAR = System.getProperty("packaging.jar");
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @Test
    void offers_the_protocol_of_a_library_merged_into_the_jar(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Path log = folder.resolve("log.txt");
        Process application = new ProcessBuilder(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR)
                .redirectOutput(said.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            boolean ended = application.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);

            assertThat(ended).as("ended in time").isTrue();
            assertThat(application.exitValue()).as(text(log)).isZero();
            assertThat(text(said).lines())
                    .containsExactly(
                            "alternating-offers/1",
                            "coin-toss/1",
                            "dutch/1",
                            "english/1",
                            "mediated/1",
                            "posted-price/1",
                            "request-for-quotes/1",
                            "sealed-auction/1",
                            "sealed-bid/1");
        } finally {
            application.destroyForcibly();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
