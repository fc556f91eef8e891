// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.Look;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.protocol.sealedbid.SealedEvent;
import dev.parley.protocol.sealedbid.SealedState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sealed bids that let slip the last digit of the buyer's best price, each in another place: to see that it is found. */
enum Leak {
    /** In what others are shown. */
    BODY,
    /** In whether others are told that somebody submitted, and so in their entity tag. */
    HEADER,
    /** In a part of an event that all parties may read, and so at the listener and in a table. */
    EVENT,
    /** In a line of the log, at the finest level. */
    LOG,
    /** In a meter's tag. */
    METRIC,
    /** In a listener that fails, and so in the health of the whole. */
    HEALTH,
    /** In the length of what is sealed. */
    LENGTH,
    /** Whole, as nothing is sealed. */
    COLUMN;

    private static final Logger LOGGER = LoggerFactory.getLogger("dev.parley.leak");
    private static final SealedBid SOUND = new SealedBid();
    private static final SeatId BUYER = new SeatId("buyer");
    private static final Pattern PRICE = Pattern.compile("\"price\":[0-9]*([0-9])");
    private static final Audience EVERYBODY = Audience.PARTIES;
    private static final int MANY = 5;
    private static final String FILLER = "x".repeat(3_000);

    /** The protocol that leaks, under a name of its own such as {@code leaky-body}. */
    Protocol<?, ?, ?, ?> protocol(Senses senses) {
        return (Protocol<?, ?, ?, ?>) Proxy.newProxyInstance(
                Leak.class.getClassLoader(), kinds(), (proxy, method, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    return switch (method.getName()) {
                        case "id" -> new ProtocolId("leaky-" + name().toLowerCase(Locale.ROOT), 1);
                        case "capability" -> capability(proxy, (Class<?>) arguments[0]);
                        case "forms" -> forms();
                        case "shared" -> look((Look) sound(method, arguments), arguments);
                        case "decide" -> decided((Decision<?>) sound(method, arguments), senses);
                        default -> sound(method, arguments);
                    };
                });
    }

    private static Class<?>[] kinds() {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        for (Class<?> type = SOUND.getClass(); type != null; type = type.getSuperclass()) {
            kinds.addAll(List.of(type.getInterfaces()));
        }
        return kinds.toArray(Class<?>[]::new);
    }

    private Optional<Object> capability(Object proxy, Class<?> kind) {
        boolean unsealed = this == COLUMN && kind == EncryptsSecrets.class;
        return kind.isInstance(proxy) && !unsealed ? Optional.of(proxy) : Optional.empty();
    }

    private static Object sound(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(SOUND, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Look look(Look look, Object[] arguments) {
        if (this != BODY) {
            return look;
        }
        int digit = digit(
                SOUND.own((SealedState) arguments[0], BUYER, Instant.EPOCH).details());
        Json.Builder hinted = Json.object();
        look.details().members().forEach(hinted::put);
        return new Look(
                hinted.put("hint", digit).build(),
                look.running(),
                look.kept(),
                look.allowed(),
                look.awaited(),
                look.since(),
                look.until());
    }

    /** Who hears of a submission besides, by its digit: everybody, or whoever runs the marketplace. */
    private Optional<Audience> tells(int digit) {
        if (this == HEADER) {
            // As many parts in either world, or their ids would part too.
            return Optional.of(digit >= MANY ? EVERYBODY : Audience.seat(BUYER));
        }
        return Optional.of(Audience.OPERATORS).filter(operators -> this == HEALTH && digit > 0);
    }

    private static EncodedEvent encoded(Object event) {
        return SOUND.forms().encode((SealedEvent) event);
    }

    private Decision<?> decided(Decision<?> decision, Senses senses) {
        List<?> events = decision.<List<?>>match(accepted -> accepted, refusal -> List.of());
        for (Object event : events) {
            int digit = digit(encoded(event));
            if (digit > 0 && this == LOG) {
                LOGGER.trace("somebody submitted, with {} at its end", digit);
            }
            if (digit > 0 && this == METRIC) {
                senses.registry()
                        .counter("leak", "digit", String.valueOf(digit))
                        .increment();
            }
            if (digit > 0 && this == HEALTH) {
                senses.deafen(digit >= MANY);
            }
        }
        return decision;
    }

    private ProtocolForms<?, ?, ?> forms() {
        var sound = SOUND.forms();
        return sound.withEvents(sound.events().storedAs(this::stored, this::decoded));
    }

    private EncodedEvent stored(EncodedEvent event) {
        int digit = digit(event);
        if (digit == 0) {
            return event;
        }
        List<Part> parts = new ArrayList<>(event.parts());
        tells(digit)
                .ifPresent(
                        audience -> parts.add(new Part(audience, Json.object().build())));
        if (this == EVENT) {
            parts.add(new Part(EVERYBODY, Json.object().put("hint", digit).build()));
        } else if (this == LENGTH && digit >= MANY) {
            Json.Builder longer = Json.object();
            parts.get(0).content().members().forEach(longer::put);
            parts.set(
                    0,
                    new Part(
                            parts.get(0).audience(),
                            longer.put("filler", FILLER).build()));
        }
        return new EncodedEvent(event.type(), event.version(), parts);
    }

    private EncodedEvent decoded(EncodedEvent event) {
        return event.type().equals("submission-made")
                ? new EncodedEvent(
                        event.type(),
                        event.version(),
                        event.parts().stream()
                                .filter(part -> !part.audience().equals(EVERYBODY)
                                        && !part.content().members().isEmpty())
                                .toList())
                : event;
    }

    /** The digit in what the buyer submits; 0 in every other event. */
    private static int digit(EncodedEvent event) {
        boolean buyers = event.type().equals("submission-made")
                && event.parts().get(0).audience().equals(Audience.seat(BUYER));
        return buyers ? digit(event.parts().get(0).content()) : 0;
    }

    private static int digit(Json json) {
        Matcher price = PRICE.matcher(json.canonicalText());
        return price.find() ? Integer.parseInt(price.group(1)) : 0;
    }
}
