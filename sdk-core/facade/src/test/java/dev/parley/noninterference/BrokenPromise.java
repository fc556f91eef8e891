// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.model.Json;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Look;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.samples.InterceptedGame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Alternating offers whose views promise something else than what is done: to see that it is found. */
enum BrokenPromise {
    /** A rejection is taken and not shown. */
    HIDDEN {
        @Override
        Look slip(Look look) {
            List<Allowed> allowed = new ArrayList<>(look.allowed());
            return allowed.removeIf(one -> one.kind().equals("reject")) ? with(look, allowed, look.awaited()) : look;
        }
    },
    /** The limits are those of the listing, whatever stands and was offered before. */
    LIMITLESS {
        @Override
        Look slip(Look look) {
            return with(
                    look, look.allowed().stream().map(BrokenPromise::limitless).toList(), look.awaited());
        }
    },
    /** It is everybody's turn who may do anything. */
    ANY_TURN {
        @Override
        Look slip(Look look) {
            return with(look, look.allowed(), true);
        }
    };

    abstract Look slip(Look look);

    private static Look with(Look look, List<Allowed> allowed, boolean awaited) {
        return new Look(look.details(), look.running(), look.kept(), allowed, awaited, look.since(), look.until());
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
        return InterceptedGame.of(
                id(),
                new AlternatingOffers(),
                (method, arguments, result) -> method.equals("own") ? slip((Look) result) : result);
    }
}
