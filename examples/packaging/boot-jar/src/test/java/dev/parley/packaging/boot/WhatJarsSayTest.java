package dev.parley.packaging.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What each of Parley's jars says of itself to whoever receives it: licence, notice, and what is in it. */
class WhatJarsSayTest {
    private static final String JAR = System.getProperty("packaging.jar");
    private static final Pattern PARLEYS = Pattern.compile("BOOT-INF/lib/(parley-[a-z-]+)-\\d.*\\.jar");

    private final Map<String, Map<String, String>> jars = parleys();

    @Test
    void every_jar_carries_licence_and_notice() {
        assertThat(jars).hasSizeGreaterThan(3).allSatisfy((name, files) -> {
            assertThat(files).containsKeys("META-INF/LICENSE", "META-INF/NOTICE");
            assertThat(files.get("META-INF/LICENSE")).contains("Apache License");
            assertThat(files.get("META-INF/NOTICE")).contains("Caffeine");
        });
    }

    @Test
    void every_published_jar_lists_its_parts() {
        for (String published : new String[] {"parley-core", "parley-facade", "parley-spring-boot-starter"}) {
            assertThat(jars.get(published))
                    .hasEntrySatisfying(
                            "META-INF/sbom/" + published + ".cdx.json",
                            parts ->
                                    assertThat(parts).contains("CycloneDX", "pkg:maven/dev.parley/" + published + "@"));
        }
    }

    @Test
    void the_copy_of_caffeine_is_listed_where_it_lies() {
        Map<String, String> core = Objects.requireNonNull(jars.get("parley-core"));
        assertThat(core.keySet()).anyMatch(name -> name.startsWith("dev/parley/carried/caffeine/"));
        assertThat(core.get("META-INF/sbom/parley-core.cdx.json"))
                .contains("pkg:maven/com.github.ben-manes.caffeine/caffeine@");
    }

    /** The files of each of Parley's jars within the application's; the text of those beneath {@code META-INF}. */
    private static Map<String, Map<String, String>> parleys() {
        Map<String, Map<String, String>> jars = new TreeMap<>();
        try (ZipFile application = new ZipFile(JAR)) {
            for (ZipEntry entry : application.stream().toList()) {
                Matcher parleys = PARLEYS.matcher(entry.getName());
                if (parleys.matches()) {
                    jars.put(parleys.group(1), files(application.getInputStream(entry)));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(JAR, e);
        }
        return jars;
    }

    private static Map<String, String> files(InputStream jar) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean told = entry.getName().startsWith("META-INF/");
                files.put(entry.getName(), told ? new String(zip.readAllBytes(), StandardCharsets.UTF_8) : "");
            }
        }
        return files;
    }
}
