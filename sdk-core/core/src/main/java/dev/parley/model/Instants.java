// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How Parley holds, writes and reads instants: whole microseconds, UTC, six digits. What is read may have fewer digits, and
 * no other spelling: none is shifted, rounded or guessed at.
 *
 * @since 0.1.0
 */
public final class Instants {
    private static final String FORM = "such as 2026-11-20T10:21:00.000000Z, with at most six digits behind the second";

    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,6})?Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private static final byte[] SHAPE = "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.US_ASCII);

    private Instants() {}

    /**
     * The instant that a text names: of a year of four digits, in UTC and spelled with {@code Z}, with at most six digits
     * behind the second.
     *
     * @throws DateTimeException if it is spelled otherwise or does not exist; the message says the form
     */
    public static Instant parse(String text) {
        return parse(text, INSTANT, Instant::parse, "must be an instant in UTC " + FORM);
    }

    /**
     * The day that a text names, such as {@code 2026-12-24}.
     *
     * @throws DateTimeException if it is spelled otherwise or does not exist; the message says the form
     */
    public static LocalDate parseDay(String text) {
        return parse(text, DAY, LocalDate::parse, "must be a day such as 2026-12-24");
    }

    private static <T> T parse(String text, Pattern spelling, Function<String, T> read, String demand) {
        if (!spelling.matcher(text).matches()) {
            throw new DateTimeException(demand);
        }
        try {
            return read.apply(text);
        } catch (DateTimeException e) {
            throw new DateTimeException(demand + ", and exist", e);
        }
    }

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
