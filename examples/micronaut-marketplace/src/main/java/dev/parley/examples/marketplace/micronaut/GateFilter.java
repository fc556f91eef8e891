package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.web.Gate;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** Turns away what the gate does not let in. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class GateFilter {
    private final Gate gate;

    GateFilter(Gate gate) {
        this.gate = gate;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        return gate.refusal(new Visitor(request)).map(Answers::of).orElse(null);
    }
}
