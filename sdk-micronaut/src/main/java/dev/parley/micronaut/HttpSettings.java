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
        Setting.require(
                prefix.matches("(/[A-Za-z0-9_.~-]+)+"),
                "parley.http.prefix",
                "'" + prefix + "'",
                "one or more plain segments, each after a slash, such as /parley/v1");
        Setting.require(
                maxBodyBytes > 0, "parley.http.max-body-bytes", maxBodyBytes, "a number of bytes, such as 262144");
    }
}
