// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each published jar says of itself to whoever receives it: licence, notice, and the list of its parts. */
final class PartsTest {
    private static final Version SCHEMA = Version.VERSION_16;

    private final JsonParser parser = new JsonParser();

    @ParameterizedTest
    @EnumSource
    void carries_licence_and_notice(PublishedJar jar) {
        assertThat(jar.text("META-INF/LICENSE"))
                .hasValueSatisfying(text -> assertThat(text).contains("Apache License"));
        assertThat(jar.text("META-INF/NOTICE"))
                .hasValueSatisfying(text -> assertThat(text).contains("Caffeine"));
    }

    @ParameterizedTest
    @EnumSource
    void lists_its_parts_as_the_schema_of_cyclonedx_says(PublishedJar jar) throws IOException, ParseException {
        String parts = parts(jar);

        assertThat(parser.validate(parts, SCHEMA)).isEmpty();
        assertThat(bom(parts).getMetadata().getComponent().getPurl())
                .startsWith("pkg:maven/dev.parley/" + jar.artifact() + "@");
    }

    @Test
    void the_copy_of_caffeine_is_listed_where_it_lies() throws ParseException {
        assertThat(PublishedJar.CORE.entries()).anyMatch(name -> name.startsWith("dev/parley/carried/caffeine/"));
        assertThat(bom(parts(PublishedJar.CORE)).getComponents())
                .extracting(Component::getPurl)
                .anyMatch(purl -> purl.startsWith("pkg:maven/com.github.ben-manes.caffeine/caffeine@"));
    }

    @Test
    void a_list_that_breaks_the_schema_is_noticed() throws IOException {
        String broken = parts(PublishedJar.CORE).replace("\"bomFormat\"", "\"bomFormats\"");

        assertThat(parser.validate(broken, SCHEMA)).isNotEmpty();
    }

    private Bom bom(String parts) throws ParseException {
        return parser.parse(parts.getBytes(StandardCharsets.UTF_8));
    }

    private static String parts(PublishedJar jar) {
        return jar.text("META-INF/sbom/" + jar.artifact() + ".cdx.json")
                .orElseThrow(
                        () -> new AssertionError(jar.file() + " has no list of its parts. The plugin that writes it is"
                                + " left out where Maven is offline: run `mvn verify` without -o (or --offline)."));
    }
}
