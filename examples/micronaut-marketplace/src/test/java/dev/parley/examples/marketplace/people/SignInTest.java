package dev.parley.examples.marketplace.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "micronaut.server.port", value = "-1")
final class SignInTest {
    private static final Pattern FORGERY_TOKEN = Pattern.compile("\"forgeryToken\":\"([^\"]+)\"");
    private static final String MARA = "{\"person\":\"mara\"}";

    private final EmbeddedServer server;
    private final Callers callers;
    private final HttpClient client = HttpClient.newHttpClient();

    SignInTest(EmbeddedServer server, Callers callers) {
        this.server = server;
        this.callers = callers;
    }

    @Test
    void the_session_cookie_is_out_of_reach_for_scripts_and_other_sites() throws Exception {
        HttpResponse<String> signedIn = post(MARA);

        assertThat(signedIn.statusCode()).isEqualTo(200);
        assertThat(cookie(signedIn)).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax");
    }

    @Test
    void a_session_tells_parley_who_is_on_the_line() throws Exception {
        MutableHttpRequest<?> request = HttpRequest.GET("/").cookie(Cookie.of(Session.COOKIE, token(post(MARA))));

        assertThat(callers.resolve(request)).contains(Caller.person("mara"));
        assertThat(callers.resolve(HttpRequest.GET("/"))).isEmpty();
        assertThat(callers.resolve(HttpRequest.GET("/").cookie(Cookie.of(Session.COOKIE, "made-up"))))
                .isEmpty();
    }

    @Test
    void a_command_without_the_forgery_token_is_turned_away() throws Exception {
        HttpResponse<String> signedIn = post(MARA);
        String session = Session.COOKIE + "=" + token(signedIn);
        Matcher proof = FORGERY_TOKEN.matcher(signedIn.body());
        assertThat(proof.find()).isTrue();

        assertThat(post(MARA, "Cookie", session).statusCode()).isEqualTo(403);
        assertThat(post(MARA, "Cookie", session, Session.FORGERY_HEADER, "wrong")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(MARA, "Cookie", session, Session.FORGERY_HEADER, proof.group(1))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void another_site_cannot_sign_anybody_in() throws Exception {
        assertThat(post(MARA, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(post(MARA, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_can_be_somebody_unknown() throws Exception {
        assertThat(post("{\"person\":\"nobody\"}").statusCode()).isEqualTo(400);
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(post("{").statusCode()).isEqualTo(400);
    }

    @Test
    void an_agent_acts_for_its_principal_by_its_token_alone() throws Exception {
        Optional<Caller> scout = callers.resolve(HttpRequest.GET("/").bearerAuth("agent:scout-of-mara"));

        assertThat(scout).contains(Caller.agent("mara", "scout"));
        assertThat(scout.map(Caller::principal)).contains(new PrincipalId("mara"));
        assertThat(callers.resolve(HttpRequest.GET("/").bearerAuth("agent:made-up")))
                .isEmpty();
        assertThat(callers.resolve(HttpRequest.GET("/")
                        .bearerAuth("agent:made-up")
                        .cookie(Cookie.of(Session.COOKIE, token(post(MARA))))))
                .isEmpty();
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(server.getURI().resolve("/api/session"))
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body));
        for (int place = 0; place < headers.length; place += 2) {
            request.header(headers[place], headers[place + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String token(HttpResponse<String> response) {
        String cookie = cookie(response);
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
