// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The facade.
 *
 * @param enabled whether Parley answers HTTP
 * @param prefix the path under which it does, beginning with a slash and ending without
 * @param maxBodyBytes the largest body of a request, in bytes
 * @param maxBytesInFlight how many bytes of answers may wait for their readers at once; one answer may have a quarter
 * @param challenge the {@code WWW-Authenticate} of Parley's own 401: the scheme by which clients log in
 */
@ConfigurationProperties("parley.http")
record HttpSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "/parley/v1") String prefix,
        @Bindable(defaultValue = "131072") int maxBodyBytes,
        @Bindable(defaultValue = "67108864") long maxBytesInFlight,
        @Bindable(defaultValue = "Bearer") String challenge) {
    HttpSettings {
        Setting.require(
                prefix.matches("(/[A-Za-z0-9_.~-]+)+"),
                "parley.http.prefix",
                "'" + prefix + "'",
                "one or more plain segments, each after a slash, such as /parley/v1");
        Setting.require(
                maxBodyBytes > 0, "parley.http.max-body-bytes", maxBodyBytes, "a number of bytes, such as 131072");
        Setting.require(
                maxBytesInFlight > 0,
                "parley.http.max-bytes-in-flight",
                maxBytesInFlight,
                "a number of bytes, such as 67108864");
        Setting.require(
                challenge.matches("[A-Za-z0-9-]+( [ -~]+)?"),
                "parley.http.challenge",
                "'" + challenge + "'",
                "a scheme such as Basic, with its parameters behind a space if it has any");
    }
}
