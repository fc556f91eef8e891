package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How Parley answers over HTTP.
 *
 * @param prefix where its paths begin
 * @param maxBodyBytes the largest body of a request, in bytes
 * @param challenge the {@code WWW-Authenticate} of a 401
 */
@ConfigurationProperties("parley.http")
record HttpSettings(
        @Bindable(defaultValue = "/parley/v1") String prefix,
        @Bindable(defaultValue = "262144") int maxBodyBytes,
        @Bindable(defaultValue = "Bearer") String challenge) {}
