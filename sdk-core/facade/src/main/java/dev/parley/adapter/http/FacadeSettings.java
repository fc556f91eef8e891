// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.Parley;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a host may set of the facade.
 *
 * @param maxBodyBytes the largest body, at least 1
 * @param maxTargetLength the longest path and query together, at least 1
 * @param maxBytesInFlight how many bytes of answers may wait for their readers at once, at least 1; one answer may have a
 *     quarter of it
 * @param challenge the {@code WWW-Authenticate} of a 401
 * @param clock the server's time, the same as Parley's own
 * @param incidents an unguessable name for each fault of the service
 */
public record FacadeSettings(
        int maxBodyBytes,
        int maxTargetLength,
        long maxBytesInFlight,
        String challenge,
        InstantSource clock,
        Supplier<String> incidents) {
    /** 128 KiB: the costliest request of that size is answered in well under 50 ms of processor time. */
    public static final int DEFAULT_MAX_BODY_BYTES = 128 * 1024;

    /** What every server lets through: longer than any target of the contract, shorter than the longest line of Netty's. */
    public static final int DEFAULT_MAX_TARGET_LENGTH = 4_000;

    /** 64 MiB. */
    public static final long DEFAULT_MAX_BYTES_IN_FLIGHT = 64L * 1024 * 1024;

    /** The authentication scheme of RFC 6750. */
    public static final String DEFAULT_CHALLENGE = "Bearer";

    public FacadeSettings {
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(incidents, "incidents");
        if (maxBodyBytes < 1 || maxTargetLength < 1 || maxBytesInFlight < 1) {
            throw new IllegalArgumentException("maxBodyBytes, maxTargetLength and maxBytesInFlight must be at least 1");
        }
    }

    /** The defaults, with the clock and the ids of that Parley. */
    public static FacadeSettings of(Parley parley) {
        return of(parley.clock(), () -> parley.freshId("inc"));
    }

    /** The defaults. */
    public static FacadeSettings of(InstantSource clock, Supplier<String> incidents) {
        return new FacadeSettings(
                DEFAULT_MAX_BODY_BYTES,
                DEFAULT_MAX_TARGET_LENGTH,
                DEFAULT_MAX_BYTES_IN_FLIGHT,
                DEFAULT_CHALLENGE,
                clock,
                incidents);
    }
}
