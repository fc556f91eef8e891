package dev.parley.noninterference;

import dev.parley.model.Json;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingEvent;
import dev.parley.protocol.alternating.AlternatingMove;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.alternating.AlternatingRules;
import dev.parley.protocol.alternating.AlternatingState;
import dev.parley.protocol.kernel.Played;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Alternating offers whose views promise something else than what is done: to see that it is found. */
enum BrokenPromise {
    /** A rejection is taken and not shown. */
    HIDDEN {
        @Override
        Object slip(String method, Object result) {
            List<Allowed> allowed = new ArrayList<>(BrokenPromise.allowed(method, result));
            return allowed.removeIf(one -> one.kind().equals("reject")) ? allowed : result;
        }
    },
    /** The limits are those of the listing, whatever stands and was offered before. */
    LIMITLESS {
        @Override
        Object slip(String method, Object result) {
            return method.equals("allowed")
                    ? BrokenPromise.allowed(method, result).stream()
                            .map(BrokenPromise::limitless)
                            .toList()
                    : result;
        }
    },
    /** It is everybody's turn who may do anything. */
    ANY_TURN {
        @Override
        Object slip(String method, Object result) {
            return method.equals("awaits") ? true : result;
        }
    };

    private static final Played<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent> SOUND =
            Played.of(new AlternatingOffers());

    abstract Object slip(String method, Object result);

    @SuppressWarnings("unchecked")
    private static List<Allowed> allowed(String method, Object result) {
        return method.equals("allowed") ? (List<Allowed>) result : List.of();
    }

    private static Allowed limitless(Allowed allowed) {
        if (allowed.limits().find("items").isEmpty()) {
            return allowed;
        }
        Json.Builder items = Json.object();
        allowed.limits()
                .get("items")
                .members()
                .keySet()
                .forEach(item -> items.put(item, Json.object().build()));
        Json limits = Json.object()
                .put("partial", allowed.limits().get("partial"))
                .put("items", items.build())
                .build();
        return new Allowed(allowed.kind(), allowed.answers(), limits);
    }

    ProtocolId id() {
        return new ProtocolId("broken-" + name().toLowerCase(Locale.ROOT).replace('_', '-'), 1);
    }

    Protocol<?, ?, ?, ?> protocol() {
        return (Protocol<?, ?, ?, ?>) Proxy.newProxyInstance(
                BrokenPromise.class.getClassLoader(), new Class<?>[] {Protocol.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("id")) {
                        return id();
                    }
                    try {
                        return slip(method.getName(), method.invoke(SOUND, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
