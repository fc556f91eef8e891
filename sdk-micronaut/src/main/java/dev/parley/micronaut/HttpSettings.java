package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The facade.
 *
 * @param enabled whether Parley answers HTTP
 * @param prefix the path under which it does, beginning with a slash and ending without
 * @param maxBodyBytes the largest body of a request, in bytes
 */
@ConfigurationProperties("parley.http")
record HttpSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "/parley/v1") String prefix,
        @Bindable(defaultValue = "262144") int maxBodyBytes) {
    HttpSettings {
        if (!prefix.matches("(/[A-Za-z0-9_.~-]+)+")) {
            throw new IllegalArgumentException(
                    "parley.http.prefix must be one or more plain segments like /parley/v1: " + prefix);
        }
    }
}
