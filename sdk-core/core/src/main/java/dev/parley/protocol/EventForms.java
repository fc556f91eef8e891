// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.form.Described;
import dev.parley.form.Forms;
import dev.parley.form.Part;
import dev.parley.form.RecordForm;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The events of a protocol, each a record of its own that is named after its type.
 *
 * <p>A component's {@link Part} says who may read it: {@code operators}; {@code seat:x} or {@code principal:x}, where {@code
 * x} is the component that names the seat; without one, every party. An event of which every component is one seat's alone
 * says so at the record.
 *
 * @param <E> the events
 * @since 0.1.0
 */
public final class EventForms<E> {
    private static final int VERSION = 1;

    private final Map<String, EventForm<E>> byName;
    private final Function<E, Optional<String>> name;
    private final List<EventType> types;

    private EventForms(Map<String, EventForm<E>> byName, Function<E, Optional<String>> name, List<EventType> types) {
        this.byName = byName;
        this.name = name;
        this.types = List.copyOf(types);
    }

    /**
     * The events that a sealed interface permits.
     *
     * @param own forms of the author's own for some of them, whose parts depend on more than the type
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <E> EventForms<E> of(Forms forms, Class<E> events, Own<? extends E>... own) {
        Map<String, EventForm<E>> byName = new LinkedHashMap<>();
        List<EventType> types = new ArrayList<>();
        for (Class<?> type : events.getPermittedSubclasses()) {
            Class<? extends E> event = type.asSubclass(events);
            String name = Forms.name(event);
            byName.put(
                    name,
                    Stream.of(own)
                            .filter(form -> form.type() == event)
                            .findFirst()
                            .<EventForm<E>>map(EventForms::ofAuthor)
                            .orElseGet(() -> ofRecord(forms.record(event).complete())));
            Described described = event.getAnnotation(Described.class);
            types.add(new EventType(name, VERSION, described == null ? "" : described.title()));
        }
        return new EventForms<>(byName, event -> Optional.of(Forms.name(event.getClass())), types);
    }

    /**
     * These events in another stored form, such as one with a part more; their types stay.
     *
     * @param written makes it of what these forms write
     * @param read makes of it what these forms read
     */
    public EventForms<E> storedAs(UnaryOperator<EncodedEvent> written, UnaryOperator<EncodedEvent> read) {
        return converted(
                name,
                form -> new EventForm<>(
                        event -> written.apply(form.write().apply(event)),
                        stored -> form.read().apply(read.apply(stored))));
    }

    /**
     * These events among those of a wrapper.
     *
     * @param wrap makes the wrapper's event of one of these
     * @param unwrap gives it back; empty when the wrapper's event is none of these
     * @param <W> the wrapper's events
     */
    public <W> EventForms<W> within(Function<E, W> wrap, Function<W, Optional<E>> unwrap) {
        return converted(
                event -> unwrap.apply(event).flatMap(name),
                form -> new EventForm<>(
                        event -> form.write().apply(unwrap.apply(event).orElseThrow()),
                        stored -> wrap.apply(form.read().apply(stored))));
    }

    private <W> EventForms<W> converted(
            Function<W, Optional<String>> nameOf, Function<EventForm<E>, EventForm<W>> conversion) {
        Map<String, EventForm<W>> forms = new LinkedHashMap<>();
        byName.forEach((type, form) -> forms.put(type, conversion.apply(form)));
        return new EventForms<>(forms, nameOf, types);
    }

    /**
     * These events and other ones.
     *
     * @throws IllegalArgumentException if a type is among both
     */
    public EventForms<E> and(EventForms<E> others) {
        Map<String, EventForm<E>> forms = new LinkedHashMap<>(byName);
        others.byName.forEach((type, form) -> {
            if (forms.put(type, form) != null) {
                throw new IllegalArgumentException("two events are of type " + type);
            }
        });
        return new EventForms<>(
                forms,
                event -> name.apply(event).or(() -> others.name.apply(event)),
                Stream.concat(types.stream(), others.types.stream()).toList());
    }

    /**
     * The author's own form of one type of event.
     *
     * @param type the record
     * @param parts what is stored
     * @param read reads it
     */
    public record Own<X>(Class<X> type, Function<X, List<EncodedEvent.Part>> parts, Function<EncodedEvent, X> read) {}

    /** The types with what has happened, as each record's {@link Described} says it. */
    public List<EventType> types() {
        return types;
    }

    /** The event as it is stored. */
    public EncodedEvent encode(E event) {
        return name.apply(event)
                .map(byName::get)
                .orElseThrow(() -> new IllegalArgumentException(event.getClass() + " is none of " + byName.keySet()))
                .write()
                .apply(event);
    }

    /**
     * The event that was stored.
     *
     * @throws Json.Mismatch if it is none; the message names type and version
     */
    public E decode(EncodedEvent encoded) {
        String typed = encoded.type() + "/" + encoded.version();
        EventForm<E> form = byName.get(encoded.type());
        if (form == null || encoded.version() != VERSION) {
            throw new Json.Mismatch("no event " + typed);
        }
        try {
            return form.read().apply(encoded);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new Json.Mismatch(typed + ": " + e.getMessage());
        }
    }

    private record EventForm<E>(Function<E, EncodedEvent> write, Function<EncodedEvent, E> read) {
        static <E, X extends E> EventForm<E> of(
                Class<X> type, Function<X, List<EncodedEvent.Part>> parts, Function<EncodedEvent, X> read) {
            return new EventForm<>(
                    event -> new EncodedEvent(Forms.name(type), VERSION, parts.apply(type.cast(event))), read::apply);
        }
    }

    private static <E, X extends E> EventForm<E> ofAuthor(Own<X> own) {
        return EventForm.of(own.type(), own.parts(), own.read());
    }

    private static <E, X extends E> EventForm<E> ofRecord(RecordForm<X> form) {
        Part whole = form.type().getAnnotation(Part.class);
        return whole == null ? inParts(form) : ofOneSeat(form, form.part(whole.value()), whole.value());
    }

    /** Whose it is says the audience. */
    private static <E, X extends E> EventForm<E> ofOneSeat(RecordForm<X> form, RecordForm<X> written, String part) {
        return EventForm.of(
                form.type(),
                event -> List.of(new EncodedEvent.Part(audience(form, event, part), written.write(event))),
                encoded -> form.build(
                        name -> encoded.parts().get(0).content(),
                        part.indexOf(':') < 0 ? Map.of() : Map.of(Part.NAMED, owner(encoded))));
    }

    private static SeatId owner(EncodedEvent encoded) {
        return encoded.parts()
                .get(0)
                .audience()
                .seat()
                .orElseThrow(() -> new Json.Mismatch("must have a part of one seat"));
    }

    private static <E, X extends E> EventForm<E> inParts(RecordForm<X> form) {
        Map<String, RecordForm<X>> byPart = new LinkedHashMap<>();
        Set<String> parts = form.parts().isEmpty() ? Set.of(Part.MAIN) : form.parts();
        parts.forEach(part -> byPart.put(part, form.part(part)));
        return EventForm.of(
                form.type(),
                event -> byPart.entrySet().stream()
                        .map(part -> new EncodedEvent.Part(
                                audience(form, event, part.getKey()),
                                part.getValue().write(event)))
                        .toList(),
                encoded -> form.build(part -> content(encoded, part), Map.of()));
    }

    private static <X> Audience audience(RecordForm<X> form, X event, String part) {
        if (part.equals(Part.MAIN)) {
            return Audience.PARTIES;
        }
        int colon = part.indexOf(':');
        if (colon < 0) {
            return Audience.named(part).orElseThrow(() -> new IllegalArgumentException("no audience " + part));
        }
        Object named = form.value(event, part.substring(colon + 1));
        SeatId seat = named instanceof Seat whole ? whole.id() : (SeatId) named;
        return Audience.named(part.substring(0, colon + 1) + seat.value()).orElseThrow();
    }

    private static Json content(EncodedEvent encoded, String part) {
        if (part.equals(Part.MAIN)) {
            return encoded.part(Audience.PARTIES);
        }
        String prefix = part.substring(0, part.indexOf(':') + 1);
        return encoded.parts().stream()
                .filter(stored -> prefix.isEmpty()
                        ? stored.audience().name().equals(part)
                        : stored.audience().name().startsWith(prefix))
                .findFirst()
                .map(EncodedEvent.Part::content)
                .orElseThrow(() -> new Json.Mismatch("lacks the part for " + part));
    }
}
