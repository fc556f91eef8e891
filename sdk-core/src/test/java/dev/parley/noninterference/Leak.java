package dev.parley.noninterference;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.alternating.AlternatingEvent;
import dev.parley.protocol.alternating.AlternatingMove;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.alternating.AlternatingRules;
import dev.parley.protocol.alternating.AlternatingState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Alternating offers that let slip the last digit of the seller's first threshold, each in another place. */
enum Leak {
    VIEW {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            boolean toBuyer = method.equals("view") && !arguments[1].equals(SELLER);
            return toBuyer ? hinted((View) result, digit((AlternatingState) arguments[0])) : result;
        }
    },
    EVENT {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            if (!method.equals("disclose") || arguments[2].equals(SELLER)) {
                return result;
            }
            return ((Optional<?>) result).map(view -> hinted((View) view, digit((AlternatingState) arguments[0])));
        }
    },
    REFUSAL {
        @Override
        Object slip(String method, Object[] arguments, Object result) {
            if (!method.equals("decide")) {
                return result;
            }
            long digit = digit((AlternatingState) arguments[0]);
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
            String padding = "x".repeat((int) digit((AlternatingState) arguments[0]));
            return new View(view.kind(), padded.put("padding", padding).build());
        }
    };

    private static final Viewer SELLER = new Viewer.Party(new SeatId("seller"));
    private static final AlternatingOffers SOUND = new AlternatingOffers();

    abstract Object slip(String method, Object[] arguments, Object result);

    ProtocolId id() {
        return new ProtocolId("leaky-" + name().toLowerCase(Locale.ROOT), 1);
    }

    @SuppressWarnings("unchecked")
    Protocol<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent> protocol() {
        return (Protocol<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent>) Proxy.newProxyInstance(
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

    private static long digit(AlternatingState state) {
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
