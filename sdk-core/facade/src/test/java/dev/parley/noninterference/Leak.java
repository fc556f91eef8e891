// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.Input;
import dev.parley.protocol.Look;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Response;
import dev.parley.protocol.alternating.AlternatingEvent;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.alternating.AlternatingState;
import dev.parley.protocol.samples.InterceptedGame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Alternating offers that let slip the last digit of the seller's first threshold, each in another place. */
enum Leak {
    VIEW {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            return isBuyersLook(method, arguments) ? with((Look) result, "hint", Json.of(digit(arguments[0]))) : result;
        }
    },
    EVENT {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            return method.equals("forms") ? hinting((ProtocolForms<?, ?, ?>) result) : result;
        }
    },
    REFUSAL {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            if (!method.equals("decide")) {
                return result;
            }
            long digit = digit(arguments[0]);
            return ((Decision<?>) result)
                    .<Decision<?>>match(
                            Decision.Accepted::new,
                            refusal -> new Decision.Refused<>(refusal.with("hint", Json.of(digit))));
        }
    },
    LENGTH {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            return isBuyersLook(method, arguments)
                    ? with((Look) result, "padding", Json.of("x".repeat((int) digit(arguments[0]))))
                    : result;
        }
    },
    /** Thresholds answer before anybody has looked at the mover's authority and holds. */
    ANSWER_WITHIN {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            if (method.equals("respond")) {
                return Optional.empty();
            }
            return method.equals("decide") && arguments[1] instanceof Input.Move<?> move
                    ? ((Decision<?>) result)
                            .match(events -> Decision.accepted(answered(arguments[0], move, events)), Decision::refused)
                    : result;
        }
    },
    /** An answer by itself carries a message. */
    MARKED_ANSWER {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            return method.equals("respond")
                    ? ((Optional<?>) result).map(response -> marked((Response<?>) response))
                    : result;
        }

        private Response<?> marked(Response<?> response) {
            List<Object> events = new ArrayList<>(response.events());
            if (events.get(0) instanceof AlternatingEvent.OfferRejected rejected) {
                events.set(
                        0,
                        new AlternatingEvent.OfferRejected(
                                rejected.by(),
                                rejected.offer(),
                                rejected.items(),
                                rejected.stands(),
                                rejected.invited(),
                                Optional.of("by itself")));
            }
            return new Response<>(response.seat(), events);
        }
    },
    /** What a threshold would accept is refused as if the rounds were used up. */
    REFUSED_BY_THRESHOLD {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            boolean answered = method.equals("decide")
                    && arguments[1] instanceof Input.Move<?> move
                    && ((Decision<?>) result)
                            .<Boolean>match(
                                    events ->
                                            answered(arguments[0], move, events).size() > events.size(),
                                    refusal -> false);
            return answered ? Decision.refused(Reason.ROUND_LIMIT) : result;
        }
    };

    private static final SeatId SELLER = new SeatId("seller");
    private static final AlternatingOffers SOUND = new AlternatingOffers();

    abstract Object slip(String method, Object[] arguments, Object result);

    ProtocolId id() {
        return new ProtocolId("leaky-" + name().toLowerCase(Locale.ROOT).replace('_', '-'), 1);
    }

    Protocol<?, ?, ?, ?> protocol() {
        return InterceptedGame.of(id(), SOUND, this::slip);
    }

    private static boolean isBuyersLook(String method, Object[] arguments) {
        return method.equals("own") && !arguments[1].equals(SELLER);
    }

    /** The events of a move with what thresholds answer to it. */
    private static List<AlternatingEvent> answered(Object state, Input.Move<?> move, List<?> events) {
        List<AlternatingEvent> all = new ArrayList<>();
        events.forEach(event -> all.add((AlternatingEvent) event));
        Context context = new Context(Instant.EPOCH, () -> new OfferId("none"));
        Optional<Response<AlternatingEvent>> next =
                SOUND.respond(after((AlternatingState) state, all), move.seat(), context);
        while (next.isPresent()) {
            all.addAll(next.get().events());
            next = SOUND.respond(after((AlternatingState) state, all), move.seat(), context);
        }
        return all;
    }

    private static AlternatingState after(AlternatingState state, List<AlternatingEvent> events) {
        AlternatingState after = state;
        for (AlternatingEvent event : events) {
            after = SOUND.evolve(after, event);
        }
        return after;
    }

    private static long digit(Object state) {
        Json kept = SOUND.own((AlternatingState) state, SELLER, Instant.EPOCH).kept();
        return lastDigit(kept.get("thresholds"));
    }

    private static long lastDigit(Json thresholds) {
        return thresholds.get("items").get("one").get("autoAccept").integer() % 10;
    }

    private static Look with(Look look, String name, Json value) {
        Json.Builder details = Json.object();
        look.details().members().forEach(details::put);
        return new Look(
                details.put(name, value).build(),
                look.running(),
                look.kept(),
                look.allowed(),
                look.awaited(),
                look.since(),
                look.until());
    }

    /** The opening tells everybody what is the seller's alone. */
    private static ProtocolForms<?, ?, ?> hinting(ProtocolForms<?, ?, ?> sound) {
        return withEvents(sound);
    }

    private static <R, M, E> ProtocolForms<R, M, E> withEvents(ProtocolForms<R, M, E> sound) {
        return sound.withEvents(sound.events().storedAs(Leak::hinted, Leak::unhinted));
    }

    private static EncodedEvent hinted(EncodedEvent event) {
        if (!event.type().equals("negotiation-opened")) {
            return event;
        }
        Json kept = event.part(Audience.principal(SELLER));
        List<Part> parts = new ArrayList<>(event.parts());
        parts.add(new Part(
                Audience.PARTIES, Json.object().put("hint", lastDigit(kept)).build()));
        return new EncodedEvent(event.type(), event.version(), parts);
    }

    private static EncodedEvent unhinted(EncodedEvent event) {
        return new EncodedEvent(
                event.type(),
                event.version(),
                event.parts().stream()
                        .filter(part -> part.content().find("hint").isEmpty())
                        .toList());
    }
}
