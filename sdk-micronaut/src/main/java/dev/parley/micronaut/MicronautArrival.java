package dev.parley.micronaut;

import dev.parley.adapter.http.Arrival;
import dev.parley.port.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.ServerHttpRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A request of Micronaut's, before anything has been read of it. Closing it lets go of the rest of the body. */
final class MicronautArrival implements Arrival, Closeable {
    private final HttpRequest<?> request;
    private final Prefix prefix;
    private final CallerResolver callers;
    private InputStream body = InputStream.nullInputStream();

    MicronautArrival(HttpRequest<?> request, Prefix prefix, CallerResolver callers) {
        this.request = request;
        this.prefix = prefix;
        this.callers = callers;
    }

    @Override
    public String method() {
        return request.getMethodName();
    }

    @Override
    public String rawPath() {
        return prefix.beneath(request);
    }

    @Override
    public String rawQuery() {
        return Optional.ofNullable(request.getUri().getRawQuery()).orElse("");
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getAll(name);
    }

    @Override
    public Optional<Caller> caller() {
        return callers.resolve(request);
    }

    @Override
    public InputStream body() {
        HttpRequest<?> sent = request;
        while (sent instanceof HttpRequestWrapper<?> wrapper) {
            sent = wrapper.getDelegate();
        }
        if (sent instanceof ServerHttpRequest<?> received) {
            body = received.byteBody().toInputStream();
        }
        return body;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
