package dev.parley.adapter.http;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a host may set of the facade.
 *
 * @param maxBodyBytes the largest body, at least 1
 * @param maxTargetLength the longest path and query together, at least 1
 * @param challenge the {@code WWW-Authenticate} of a 401
 * @param clock the server's time, the same as Parley's own
 * @param incidents an unguessable name for each fault of the service
 */
public record FacadeSettings(
        int maxBodyBytes, int maxTargetLength, String challenge, InstantSource clock, Supplier<String> incidents) {
    /** 256 KiB. */
    public static final int DEFAULT_MAX_BODY_BYTES = 256 * 1024;

    public FacadeSettings {
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(incidents, "incidents");
        if (maxBodyBytes < 1 || maxTargetLength < 1) {
            throw new IllegalArgumentException("maxBodyBytes and maxTargetLength must be at least 1");
        }
    }

    /** The defaults. */
    public static FacadeSettings of(InstantSource clock, Supplier<String> incidents) {
        return new FacadeSettings(DEFAULT_MAX_BODY_BYTES, 8_192, "Bearer", clock, incidents);
    }
}
