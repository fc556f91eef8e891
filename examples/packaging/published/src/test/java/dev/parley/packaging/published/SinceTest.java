// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public type of the API says by {@code @since} which release it came with. */
final class SinceTest {
    private static final Path ROOT = Path.of(System.getProperty("packaging.root", ""));
    private static final List<String> PUBLISHED = List.of(
            "sdk-core/core", "sdk-core/facade", "sdk-core/client", "sdk-core/testing", "sdk-spring", "sdk-micronaut");

    /** As docs-site/reference/api.md says. */
    private static final Pattern INTERNAL = Pattern.compile("dev/parley/(adapter|application|carried|wire)/.*");

    private static final Pattern TYPE = Pattern.compile(
            "^public (?:(?:abstract|final|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern SINCE = Pattern.compile("^ \\* @since (\\d+\\.\\d+\\.\\d+)$", Pattern.MULTILINE);

    @Test
    void every_public_type_of_the_api_says_since_when() throws IOException {
        Set<String> silent = new TreeSet<>();
        int types = 0;
        for (Path source : sources()) {
            String text = Files.readString(source);
            Matcher type = TYPE.matcher(text);
            if (type.find()) {
                types++;
                Matcher since = SINCE.matcher(text.substring(0, type.start()));
                if (!since.find() || isLater(since.group(1))) {
                    silent.add(type.group(1));
                }
            }
        }

        assertThat(types).isGreaterThan(300);
        assertThat(silent)
                .as("without `@since` of a release up to the one that is being made")
                .isEmpty();
    }

    @Test
    void a_later_release_is_not_since_when() {
        assertThat(isLater("99.0.0")).isTrue();
        assertThat(isLater("0.1.0")).isFalse();
    }

    private static boolean isLater(String since) {
        return Arrays.compare(numbers(since), numbers(System.getProperty("packaging.version", ""))) > 0;
    }

    private static int[] numbers(String version) {
        return Pattern.compile("[.]")
                .splitAsStream(version.replace("-SNAPSHOT", ""))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static List<Path> sources() throws IOException {
        TreeSet<Path> sources = new TreeSet<>();
        for (String module : PUBLISHED) {
            Path folder = ROOT.resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !INTERNAL.matcher(
                                        folder.relativize(file).toString())
                                .matches())
                        .forEach(sources::add);
            }
        }
        return List.copyOf(sources);
    }
}
