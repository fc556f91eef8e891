package dev.parley.protocol.sealedbid;

import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Moves as they travel. */
final class MoveCodec {
    private MoveCodec() {}

    static SealedMove read(WireMove wire) {
        Json payload = wire.payload();
        return switch (wire.kind()) {
            case "submit" -> new SealedMove.Submit(statement(wire, "fairPrices", "nonces"));
            case "reveal" ->
                new SealedMove.Reveal(
                        statement(wire, "fairPrices", "nonces", "salt"),
                        hex(payload.get("salt").text()));
            case "commit" -> {
                bare(wire, "commitment");
                yield new SealedMove.Commit(
                        new Hash(hex(payload.get("commitment").text())));
            }
            case "withdraw" -> {
                bare(wire);
                yield new SealedMove.Withdraw();
            }
            default -> throw new Json.Mismatch("kind must be submit, withdraw, commit or reveal");
        };
    }

    private static Statement statement(WireMove wire, String... names) {
        only(wire.payload(), names);
        return new Statement(
                wire.items(),
                byItem(wire.payload(), "fairPrices", Json::integer),
                byItem(wire.payload(), "nonces", Json::text));
    }

    private static <T> SortedMap<ItemId, T> byItem(Json payload, String name, Function<Json, T> read) {
        SortedMap<ItemId, T> values = new TreeMap<>();
        Map<String, Json> named = payload.find(name).map(Json::members).orElse(Map.of());
        named.forEach((item, value) -> values.put(new ItemId(item), read.apply(value)));
        return values;
    }

    private static void bare(WireMove wire, String... names) {
        if (!wire.items().isEmpty()) {
            throw new Json.Mismatch("a move of kind " + wire.kind() + " names no terms");
        }
        only(wire.payload(), names);
    }

    private static void only(Json payload, String... names) {
        if (!Set.of(names).containsAll(payload.members().keySet())) {
            throw new Json.Mismatch("a payload takes only " + String.join(", ", names));
        }
    }

    private static String hex(String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new Json.Mismatch("must have 64 lower-case hexadecimal digits");
        }
        return text;
    }

    static WireMove write(SealedMove move) {
        if (move instanceof SealedMove.Submit submit) {
            return write("submit", submit.statement(), Json.object());
        }
        if (move instanceof SealedMove.Reveal reveal) {
            return write("reveal", reveal.statement(), Json.object().put("salt", reveal.salt()));
        }
        Json.Builder payload = Json.object();
        if (move instanceof SealedMove.Commit commit) {
            payload.put("commitment", commit.commitment().hex());
        }
        return new WireMove(move.kind(), List.of(), payload.build());
    }

    private static WireMove write(String kind, Statement statement, Json.Builder payload) {
        if (!statement.fairPrices().isEmpty()) {
            payload.put("fairPrices", Statement.byItem(statement.fairPrices(), Json::of));
        }
        if (!statement.nonces().isEmpty()) {
            payload.put("nonces", Statement.byItem(statement.nonces(), Json::of));
        }
        return new WireMove(kind, statement.items(), payload.build());
    }
}
