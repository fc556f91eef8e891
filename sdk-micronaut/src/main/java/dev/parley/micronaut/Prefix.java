// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerContextPathProvider;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where Parley's paths begin, behind the host's context path. */
@Singleton
@OverHttp
final class Prefix {
    private final String base;

    Prefix(HttpSettings settings, ServerContextPathProvider context) {
        String before = Optional.ofNullable(context.getContextPath()).orElse("");
        this.base = trimmed(before) + trimmed(settings.prefix());
    }

    private static String trimmed(String path) {
        String open = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return open.isEmpty() || open.startsWith("/") ? open : "/" + open;
    }

    boolean holds(HttpRequest<?> request) {
        return isUnder(request.getPath());
    }

    /** Whether the target of a request's first line begins with the prefix. */
    boolean leadsTo(String target) {
        return target.startsWith(base + "/");
    }

    private boolean isUnder(String path) {
        return path.startsWith(base) && (path.length() == base.length() || path.charAt(base.length()) == '/');
    }

    /** The path beneath the prefix, as it was sent; empty where what was sent only leads there in a roundabout way. */
    String beneath(HttpRequest<?> request) {
        return holds(request) ? request.getPath().substring(base.length()) : "";
    }
}
