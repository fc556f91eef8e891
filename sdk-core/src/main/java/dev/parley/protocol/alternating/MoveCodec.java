package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.protocol.WireMove;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Moves as they travel. */
final class MoveCodec {
    private MoveCodec() {}

    static AlternatingMove read(WireMove wire) {
        Json payload = wire.payload();
        return switch (wire.kind()) {
            case "offer" -> new AlternatingMove.Offer(wire.items(), message(only(payload, "message")));
            case "counter" ->
                new AlternatingMove.Counter(
                        wire.items(),
                        items(only(payload, "drops", "accepts", "message"), "drops"),
                        items(payload, "accepts"),
                        message(payload));
            case "accept" -> new AlternatingMove.Accept(items(bare(wire, "items"), "items"));
            case "reject" ->
                new AlternatingMove.Reject(
                        flag(bare(wire, "invite", "items", "message"), "invite"),
                        items(payload, "items"),
                        message(payload));
            case "withdraw" -> new AlternatingMove.Withdraw(flag(bare(wire, "leave"), "leave"));
            default -> throw new Json.Mismatch("kind must be offer, counter, accept, reject or withdraw");
        };
    }

    private static Json bare(WireMove wire, String... names) {
        if (!wire.items().isEmpty()) {
            throw new Json.Mismatch("a move of kind " + wire.kind() + " names no terms");
        }
        return only(wire.payload(), names);
    }

    private static Json only(Json payload, String... names) {
        if (!Set.of(names).containsAll(payload.members().keySet())) {
            throw new Json.Mismatch("a payload takes only " + String.join(", ", names));
        }
        return payload;
    }

    private static Optional<String> message(Json payload) {
        return payload.find("message").map(Json::text);
    }

    private static boolean flag(Json payload, String name) {
        return payload.find(name).map(Json::bool).orElse(false);
    }

    private static Set<ItemId> items(Json payload, String name) {
        Set<ItemId> items = new TreeSet<>();
        for (Json item : payload.find(name).map(Json::elements).orElse(List.of())) {
            if (!(item instanceof Json.Str text) || !items.add(new ItemId(text.requireId(ItemId.MAX_LENGTH)))) {
                throw new Json.Mismatch(name + " must be different names of items");
            }
        }
        return items;
    }

    static WireMove write(AlternatingMove move) {
        Json.Builder payload = Json.object();
        if (move instanceof AlternatingMove.Counter counter) {
            putItems(payload, "drops", counter.drops());
            putItems(payload, "accepts", counter.accepts());
        } else if (move instanceof AlternatingMove.Accept accept) {
            putItems(payload, "items", accept.items());
        } else if (move instanceof AlternatingMove.Reject reject) {
            payload.put("invite", reject.invite());
            putItems(payload, "items", reject.items());
        } else if (move instanceof AlternatingMove.Withdraw withdraw) {
            payload.put("leave", withdraw.leave());
        }
        List<Terms> terms = move.namedTerms();
        return new WireMove(
                move.kind(),
                terms,
                payload.putIf("message", move.message(), Json::of).build());
    }

    private static void putItems(Json.Builder payload, String name, Set<ItemId> items) {
        if (!items.isEmpty()) {
            payload.put(name, Json.array(new TreeSet<>(items), item -> Json.of(item.value())));
        }
    }
}
