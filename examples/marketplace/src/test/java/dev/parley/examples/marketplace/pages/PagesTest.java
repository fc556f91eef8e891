// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from '(\\.[^']+)'");
    private static final Path ASSETS = Path.of("src/main/resources/marketplace/assets");

    private final Pages pages = new Pages();
    private final Assets assets = new Assets();

    @Test
    void a_page_names_only_assets_that_are_served() {
        assertThat(pages.all()).hasSizeGreaterThanOrEqualTo(12);
        for (Page page : pages.all()) {
            String html = pages.html(page);
            List<String> links =
                    LINK.matcher(html).results().map(link -> link.group(1)).toList();

            assertThat(html).contains(page.title()).doesNotContain("{{");
            assertThat(links).hasSizeGreaterThanOrEqualTo(3);
            assertThat(links)
                    .allSatisfy(link -> assertThat(status(link)).as(link).isEqualTo(200));
        }
    }

    @Test
    void a_page_that_is_not_there_leads_back_to_one_that_is() {
        List<String> links = LINK.matcher(pages.notFound())
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(pages.notFound()).contains("href=\"/\"").doesNotContain("{{");
        assertThat(links).hasSize(2).allSatisfy(link -> assertThat(status(link)).isEqualTo(200));
    }

    @Test
    void a_path_leads_to_one_page() {
        assertThat(module("/")).isEqualTo("catalogue");
        assertThat(module("/listings/cam-mju")).isEqualTo("listing");
        assertThat(module("/buy/cam-mju/camera")).isEqualTo("buy");
        assertThat(module("/listings/")).isEmpty();
        assertThat(module("/listings/a/b")).isEmpty();
        assertThat(module("/Policy")).isEmpty();
    }

    private String module(String path) {
        return pages.at(path).map(Page::module).orElse("");
    }

    private int status(String link) {
        return assets.reply(link.substring("/assets/".length()), Optional.empty(), Optional.empty())
                .status();
    }

    @Test
    void modules_import_only_modules_that_exist() throws IOException {
        List<Path> modules = files(".js");

        assertThat(modules).hasSizeGreaterThan(20);
        for (Path module : modules) {
            IMPORT.matcher(Files.readString(module))
                    .results()
                    .forEach(match -> assertThat(
                                    module.resolveSibling(match.group(1)).normalize())
                            .as("import in %s", module)
                            .exists());
        }
    }

    @Test
    void nothing_is_fetched_from_elsewhere() throws IOException {
        for (String kind : List.of(".js", ".css")) {
            for (Path file : files(kind)) {
                assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                        .as(file.toString())
                        .doesNotContain("http://", "https://", "url(//", "@import");
            }
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ASSETS)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
