package dev.parley.contract.host;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.protocol.sealedbid.SealedEvent;
import dev.parley.protocol.sealedbid.SealedMove;
import dev.parley.protocol.sealedbid.SealedRules;
import dev.parley.protocol.sealedbid.SealedState;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final Played<SealedRules, SealedMove, SealedState, SealedEvent> SOUND = Played.of(new SealedBid());
    private static final SeatId BUYER = new SeatId("buyer");
    private static final Pattern PRICE = Pattern.compile("\"price\":[0-9]*([0-9])");
    private static final Audience EVERYBODY = Audience.PARTIES;
    private static final int MANY = 5;
    private static final String FILLER = "x".repeat(3_000);

    /** The protocol that leaks, under a name of its own such as {@code leaky-body}. */
    Protocol<?, ?, ?, ?> protocol(Senses senses) {
        return proxy(Protocol.class, (proxy, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            return switch (method.getName()) {
                case "id" -> new ProtocolId("leaky-" + name().toLowerCase(Locale.ROOT), 1);
                case "forms" -> forms();
                case "sealsPrivateParts" -> this != COLUMN;
                case "view" -> view((View) sound(method, arguments), arguments);
                case "disclose" -> disclosed((Optional<?>) sound(method, arguments), arguments[1], arguments[2]);
                case "witnesses" -> witnesses((List<?>) sound(method, arguments), arguments[1]);
                case "decide" -> decided((Decision<?>) sound(method, arguments), senses);
                default -> sound(method, arguments);
            };
        });
    }

    private static Object sound(java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        return sound(SOUND, method, arguments);
    }

    private static Object sound(Object real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Leak.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @SuppressWarnings("unchecked")
    private View view(View view, Object[] arguments) {
        Viewer buyer = new Viewer.Party(BUYER);
        if (this != BODY || arguments[1].equals(buyer)) {
            return view;
        }
        Protocol<?, ?, Object, ?> sound = (Protocol<?, ?, Object, ?>) (Protocol<?, ?, ?, ?>) SOUND;
        int digit = digit(sound.view(arguments[0], buyer, Instant.EPOCH).details());
        Json.Builder hinted = Json.object();
        view.details().members().forEach(hinted::put);
        return new View(view.kind(), hinted.put("hint", digit).build());
    }

    private Optional<?> disclosed(Optional<?> view, Object event, Object viewer) {
        boolean told = tellsOf(event) && (this == HEADER || viewer instanceof Viewer.Operator);
        return told && view.isEmpty()
                ? Optional.of(new View("submission-made", Json.object().build()))
                : view;
    }

    private List<?> witnesses(List<?> audiences, Object event) {
        if (!tellsOf(event)) {
            return audiences;
        }
        List<Object> more = new ArrayList<>(audiences);
        more.add(this == HEADER ? EVERYBODY : Audience.OPERATORS);
        return more;
    }

    /** Whether others hear of a submission: by its digit, or as whoever runs the marketplace hears of every one. */
    private boolean tellsOf(Object event) {
        int digit = digit(encoded(event));
        return this == HEADER ? digit >= MANY : (this == EVENT || this == HEALTH) && digit > 0;
    }

    @SuppressWarnings("unchecked")
    private static EncodedEvent encoded(Object event) {
        return SOUND.forms().encode((KernelEvent<SealedEvent>) event);
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
        if (digit == 0 || (this != EVENT && this != LENGTH)) {
            return event;
        }
        List<Part> parts = new ArrayList<>(event.parts());
        if (this == EVENT) {
            parts.add(new Part(EVERYBODY, Json.object().put("hint", digit).build()));
        } else if (digit >= MANY) {
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
        boolean hinted = this == EVENT && event.type().equals("submission-made");
        return hinted
                ? new EncodedEvent(
                        event.type(),
                        event.version(),
                        event.parts().stream()
                                .filter(part -> !part.audience().equals(EVERYBODY))
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
