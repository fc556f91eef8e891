package dev.parley.examples.marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
@Property(name = "micronaut.server.port", value = "-1")
final class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from '(\\.[^']+)'");
    private static final Path ASSETS = Path.of("src/main/resources/marketplace/assets");

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    PagesTest(EmbeddedServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/listings/cam-mju",
                "/negotiations",
                "/negotiations/n-1",
                "/checkout/d-1",
                "/buy/cam-mju/camera",
                "/orders",
                "/orders/o-1",
                "/mandates",
                "/approvals",
                "/policy",
                "/sign-in"
            })
    void a_page_names_only_assets_that_are_served(String path) throws Exception {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("{{");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        Matcher link = LINK.matcher(page.body());
        List<String> links = link.results().map(match -> match.group(1)).toList();
        assertThat(links).hasSize(3);
        for (String asset : links) {
            assertThat(get(asset).statusCode()).as(asset).isEqualTo(200);
        }
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

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
