// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON value without fractions, the form in which events, rules and moves are stored and hashed. Objects keep their
 * order for reading; {@link #canonical} sorts (RFC 8785).
 *
 * @since 0.1.0
 */
public sealed interface Json {
    /** An object. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = JsonMembers.of(members);
        }

        /** The canonical text. */
        @Override
        public String toString() {
            return canonicalText();
        }

        JsonMembers sorted() {
            return (JsonMembers) members;
        }
    }

    /** An array. */
    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }

        /** The canonical text. */
        @Override
        public String toString() {
            return canonicalText();
        }
    }

    /** A string of valid Unicode without U+0000. */
    record Str(String value) implements Json {
        public Str {
            if (!Text.isStorable(value)) {
                throw new Mismatch("a string has U+0000 or an unpaired surrogate");
            }
        }

        /** The text, if it can name something. */
        public String requireId(int maxLength) {
            if (!Text.isId(value, maxLength)) {
                throw new Mismatch("must have 1 to " + maxLength + " characters, not blank, no control characters");
            }
            return value;
        }
    }

    /** An integer within ±(2⁵³ − 1). */
    record Int(long value) implements Json {
        public Int {
            if (!Safe.holds(value)) {
                throw new Mismatch("an integer lies outside ±(2^53 - 1)");
            }
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {}

    /** Null. */
    record Nil() implements Json {}

    /** JSON of another shape than its reader expects; the message says which, without the value. */
    final class Mismatch extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        public Mismatch(String message) {
            super(message);
        }
    }

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Int(value);
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    /** An instant as RFC 3339 text, UTC, with six digits. */
    static Json of(Instant value) {
        return new Str(Instants.text(value));
    }

    static Json array(Collection<? extends Json> elements) {
        return new Arr(new ArrayList<>(elements));
    }

    static <T> Json array(Collection<T> elements, Function<? super T, ? extends Json> write) {
        List<Json> written = new ArrayList<>(elements.size());
        elements.forEach(element -> written.add(write.apply(element)));
        return new Arr(written);
    }

    static Builder object() {
        return new Builder();
    }

    /** An object that begins with the members of another; what is put by the same name takes its place. */
    static Builder object(Json other) {
        Builder object = new Builder();
        other.members().forEach(object::put);
        return object;
    }

    /** Collects an object's members in order. */
    final class Builder {
        private final List<String> names = new ArrayList<>();
        private final List<Json> values = new ArrayList<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            names.add(name);
            values.add(value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, of(value));
        }

        public Builder put(String name, long value) {
            return put(name, of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, of(value));
        }

        public Builder put(String name, Instant value) {
            return put(name, of(value));
        }

        public Builder put(String name, Money value) {
            return put(name, Value.of(value).toJson());
        }

        /** Adds the member only when there is a value. */
        public <T> Builder putIf(String name, Optional<T> value, Function<? super T, ? extends Json> write) {
            value.ifPresent(present -> put(name, write.apply(present)));
            return this;
        }

        public Json build() {
            return new Obj(JsonMembers.of(names, values));
        }
    }

    /** The members of an object. */
    default Map<String, Json> members() {
        throw new Mismatch("must be an object");
    }

    /** The elements of an array. */
    default List<Json> elements() {
        throw new Mismatch("must be an array");
    }

    /** The member of that name, null counting as absent. */
    default Optional<Json> find(String name) {
        return Optional.ofNullable(members().get(name)).filter(value -> !(value instanceof Nil));
    }

    /** The member of that name. */
    default Json get(String name) {
        return find(name).orElseThrow(() -> new Mismatch("lacks " + name));
    }

    /** The text of a string. */
    default String text() {
        if (this instanceof Str string) {
            return string.value();
        }
        throw new Mismatch("must be a string");
    }

    /** The number of an integer. */
    default long integer() {
        if (this instanceof Int integer) {
            return integer.value();
        }
        throw new Mismatch("must be an integer");
    }

    /** The truth of a boolean. */
    default boolean bool() {
        if (this instanceof Bool bool) {
            return bool.value();
        }
        throw new Mismatch("must be true or false");
    }

    /** The instant of a text that {@link Instants#parse} takes, such as {@link #of(Instant)} wrote. */
    default Instant instant() {
        try {
            return Instants.parse(text());
        } catch (DateTimeException e) {
            throw new Mismatch(String.valueOf(e.getMessage()));
        }
    }

    /** The day of a text such as {@code 2026-12-24}. */
    default LocalDate day() {
        try {
            return Instants.parseDay(text());
        } catch (DateTimeException e) {
            throw new Mismatch(String.valueOf(e.getMessage()));
        }
    }

    /** The money that {@link Builder#put(String, Money)} wrote. */
    default Money money() {
        long minorUnits = get("minorUnits").integer();
        try {
            return new Money(minorUnits, Currency.getInstance(get("currency").text()));
        } catch (IllegalArgumentException e) {
            throw e instanceof Mismatch mismatch ? mismatch : new Mismatch("currency must be an ISO 4217 code");
        }
    }

    /** The elements of an array, each read by {@code read}. */
    default <T> List<T> list(Function<? super Json, ? extends T> read) {
        List<T> result = new ArrayList<>(elements().size());
        elements().forEach(element -> result.add(read.apply(element)));
        return List.copyOf(result);
    }

    /** The canonical bytes (RFC 8785), UTF-8. */
    default byte[] canonical() {
        return canonicalText().getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text (RFC 8785). */
    default String canonicalText() {
        StringBuilder out = new StringBuilder(128);
        CanonicalJson.write(this, out);
        return out.toString();
    }
}
