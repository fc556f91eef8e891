// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A game under another name of which somebody hears what it is asked and may answer otherwise: to count, or to plant a fault. */
public final class InterceptedGame {
    private InterceptedGame() {}

    /** Who hears what a game is asked. */
    public interface Interceptor {
        /**
         * What is answered.
         *
         * @param method of the game or of one of its capabilities
         * @param result what the game answers
         */
        Object answer(String method, Object[] arguments, Object result);
    }

    /** A game with that name and all capabilities of another. */
    public static Protocol<?, ?, ?, ?> of(ProtocolId id, Protocol<?, ?, ?, ?> sound, Interceptor interceptor) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        for (Class<?> type = sound.getClass(); type != null; type = type.getSuperclass()) {
            kinds.addAll(List.of(type.getInterfaces()));
        }
        return (Protocol<?, ?, ?, ?>) Proxy.newProxyInstance(
                InterceptedGame.class.getClassLoader(), kinds.toArray(Class<?>[]::new), (proxy, method, given) -> {
                    Object[] arguments = given == null ? new Object[0] : given;
                    if (method.getName().equals("id")) {
                        return id;
                    }
                    if (method.getName().equals("capability")) {
                        Class<?> kind = (Class<?>) arguments[0];
                        return kind.isInstance(proxy) ? Optional.of(proxy) : Optional.empty();
                    }
                    return interceptor.answer(method.getName(), arguments, invoked(sound, method, arguments));
                });
    }

    private static Object invoked(Object sound, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(sound, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
