package dev.parley.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How Parley holds and writes instants: whole microseconds, UTC, six digits. */
public final class Instants {
    private static final DateTimeFormatter SIX_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Instants() {}

    /** The instant without what is finer than a microsecond. */
    public static Instant truncate(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** The instant as {@code 2026-11-20T10:21:00.000000Z}. */
    public static String text(Instant instant) {
        return SIX_DIGITS.format(instant);
    }
}
