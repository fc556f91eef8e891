package dev.parley.noninterference;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Response;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.alternating.AlternatingEvent;
import dev.parley.protocol.alternating.AlternatingMove;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.alternating.AlternatingRules;
import dev.parley.protocol.alternating.AlternatingState;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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
            boolean toBuyer = method.equals("view") && !arguments[1].equals(SELLER);
            return toBuyer ? hinted((View) result, digit(state(arguments[0]))) : result;
        }
    },
    EVENT {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            if (!method.equals("disclose") || arguments[2].equals(SELLER)) {
                return result;
            }
            return ((Optional<?>) result).map(view -> hinted((View) view, digit(state(arguments[0]))));
        }
    },
    REFUSAL {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            if (!method.equals("decide")) {
                return result;
            }
            long digit = digit(state(arguments[0]));
            return ((Decision<?>) result)
                    .<Decision<?>>match(
                            Decision.Accepted::new,
                            refusal -> new Decision.Refused<>(refusal.with("hint", Json.of(digit))));
        }
    },
    LENGTH {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            if (!method.equals("view") || arguments[1].equals(SELLER)) {
                return result;
            }
            View view = (View) result;
            Json.Builder padded = Json.object();
            view.details().members().forEach(padded::put);
            String padding = "x".repeat((int) digit(state(arguments[0])));
            return new View(view.kind(), padded.put("padding", padding).build());
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
                            .match(
                                    events -> Decision.accepted(answered(state(arguments[0]), move, events)),
                                    Decision::refused)
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
            if (events.get(0) instanceof KernelEvent.OfGame<?> own
                    && own.event() instanceof AlternatingEvent.OfferRejected rejected) {
                events.set(
                        0,
                        new KernelEvent.OfGame<>(new AlternatingEvent.OfferRejected(
                                rejected.by(),
                                rejected.offer(),
                                rejected.items(),
                                rejected.stands(),
                                rejected.invited(),
                                Optional.of("by itself"))));
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
                                    events -> answered(state(arguments[0]), move, events)
                                                    .size()
                                            > events.size(),
                                    refusal -> false);
            return answered ? Decision.refused(Reason.ROUND_LIMIT) : result;
        }
    };

    private static final Viewer SELLER = new Viewer.Party(new SeatId("seller"));
    private static final Played<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent> SOUND =
            Played.of(new AlternatingOffers());

    abstract Object slip(String method, Object[] arguments, Object result);

    ProtocolId id() {
        return new ProtocolId("leaky-" + name().toLowerCase(Locale.ROOT).replace('_', '-'), 1);
    }

    Protocol<?, ?, ?, ?> protocol() {
        return (Protocol<?, ?, ?, ?>) Proxy.newProxyInstance(
                Leak.class.getClassLoader(), new Class<?>[] {Protocol.class}, (proxy, method, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    if (method.getName().equals("id")) {
                        return id();
                    }
                    try {
                        return slip(method.getName(), arguments, method.invoke(SOUND, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The events of a move with what thresholds answer to it. */
    @SuppressWarnings("unchecked")
    private static List<KernelEvent<AlternatingEvent>> answered(
            PlayedState<AlternatingRules, AlternatingState> state, Input.Move<?> move, List<?> events) {
        List<KernelEvent<AlternatingEvent>> all = new ArrayList<>();
        PlayedState<AlternatingRules, AlternatingState> after = state;
        for (Object event : events) {
            all.add((KernelEvent<AlternatingEvent>) event);
            after = SOUND.evolve(after, (KernelEvent<AlternatingEvent>) event);
        }
        Context context = new Context(Instant.EPOCH, () -> new OfferId("none"));
        Response.all(SOUND, after, move.seat(), context).forEach(response -> all.addAll(response.events()));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static PlayedState<AlternatingRules, AlternatingState> state(Object argument) {
        return (PlayedState<AlternatingRules, AlternatingState>) argument;
    }

    private static long digit(PlayedState<AlternatingRules, AlternatingState> state) {
        Json items = SOUND.view(state, SELLER, Instant.EPOCH)
                .details()
                .get("thresholds")
                .get("items");
        return items.get("one").get("autoAccept").integer() % 10;
    }

    private static View hinted(View view, long digit) {
        Json.Builder hinted = Json.object();
        view.details().members().forEach(hinted::put);
        return new View(view.kind(), hinted.put("hint", digit).build());
    }
}
