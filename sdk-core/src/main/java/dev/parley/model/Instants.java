package dev.parley.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How Parley holds and writes instants: whole microseconds, UTC, six digits. */
public final class Instants {
    private static final DateTimeFormatter SIX_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final byte[] SHAPE = "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.US_ASCII);

    private Instants() {}

    /** The instant without what is finer than a microsecond. */
    public static Instant truncate(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** The instant as {@code 2026-11-20T10:21:00.000000Z}. */
    public static String text(Instant instant) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        if (at.getYear() < 0 || at.getYear() > 9999) {
            return SIX_DIGITS.format(instant);
        }
        // Every answer has several, and a formatter takes ten times as long.
        byte[] text = SHAPE.clone();
        digits(text, 4, at.getYear());
        digits(text, 7, at.getMonthValue());
        digits(text, 10, at.getDayOfMonth());
        digits(text, 13, at.getHour());
        digits(text, 16, at.getMinute());
        digits(text, 19, at.getSecond());
        digits(text, 26, at.getNano() / 1000);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** Writes a number's digits up to a place, over the noughts that are there. */
    private static void digits(byte[] text, int end, int number) {
        int left = number;
        for (int place = end - 1; left > 0; place--) {
            text[place] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
