package dev.parley.examples.marketplace.people;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns away commands that another site's page sends in somebody's name. A request that a cookie authenticates must
 * carry its session's forgery token; none may come from another site. An agent's bearer token is proof enough.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ForgeryFilter {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String PROBLEM = "{\"type\":\"urn:fairhand:problem:forged-request\",\"title\":"
            + "\"Open the page again: this request did not come from it.\",\"status\":403,\"code\":\"FORGED_REQUEST\","
            + "\"params\":{},\"violations\":[],\"allowedActions\":[],\"retryable\":false}";

    private final Sessions sessions;

    ForgeryFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @RequestFilter
    @Nullable
    MutableHttpResponse<?> check(HttpRequest<?> request) {
        if (HARMLESS.contains(request.getMethodName())
                || request.getHeaders().getAuthorization().isPresent()) {
            return null;
        }
        boolean foreign = Optional.ofNullable(request.getHeaders().get("Sec-Fetch-Site"))
                .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                .isPresent();
        boolean forged = sessions.of(request)
                .filter(session -> !isProof(request, session))
                .isPresent();
        return foreign || forged ? refusal() : null;
    }

    private static boolean isProof(HttpRequest<?> request, Session session) {
        String sent = Optional.ofNullable(request.getHeaders().get(Session.FORGERY_HEADER))
                .orElse("");
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), session.forgeryToken().getBytes(StandardCharsets.UTF_8));
    }

    private static MutableHttpResponse<?> refusal() {
        return HttpResponse.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.of("application/problem+json"))
                .header("Cache-Control", "no-store")
                .body(PROBLEM);
    }
}
