// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Requests that are not quite as they should be. */
record Mutations(Dice dice) {
    Request of(Request request) {
        return switch (dice.from(0, 9)) {
            case 0 -> request.by(dice.one(Cast.ALL));
            case 1 -> request.by(dice.one(Cast.PARTIES));
            case 2 -> header(request);
            case 3 -> target(request);
            case 4 -> request.isRead() ? header(request) : tag(request);
            default -> request.body().isEmpty() ? request.by(dice.one(Cast.PARTIES)) : body(request);
        };
    }

    private Request header(Request request) {
        return switch (dice.from(0, 6)) {
            case 0 -> request.without(Request.KEY);
            case 1 -> request.with("Accept", dice.of("text/html", "application/json", "*/*;q=0"));
            case 2 -> request.with("Content-Type", dice.of("text/plain", "application/json; charset=utf-8"));
            case 3 -> request.with(Request.KEY, dice.of("", "two words", "x".repeat(129)));
            case 4 -> request.with("Content-Encoding", "gzip");
            case 5 -> request.with("If-None-Match", dice.of("*", "W/\"x\"", "x"));
            default -> request.without(Request.IF_MATCH);
        };
    }

    private Request tag(Request request) {
        return request.with(Request.IF_MATCH, dice.of("\"1\"", "\"0\"", "1", "*", "W/\"1\"", "\"stale\""));
    }

    private Request target(Request request) {
        String target = request.target();
        return switch (dice.from(0, 4)) {
            case 0 -> request.target(target.replaceFirst("[0-9a-z]{4}(/|$)", "0000$1"));
            case 1 -> request.target(target + (target.contains("?") ? "&" : "?") + "unknown=1");
            case 2 ->
                request.target(target.replaceFirst("limit=\\d+", "limit=0").replaceFirst("cursor=.", "cursor=!"));
            case 3 -> request.target(target + "/more");
            default -> request.method(dice.of("GET", "POST", "PUT", "DELETE"));
        };
    }

    /** The same request with another body. */
    Request body(Request request) {
        JsonNode json = Wire.read(request.body());
        if (!json.isObject()) {
            return request.body("{}");
        }
        return switch (dice.from(0, 11)) {
            case 0 -> request.body(request.body() + "}");
            case 1 -> request.body(request.body().replaceFirst("\\{", "{\"unknown\":1,"));
            case 2 -> request.body(twice(json));
            case 3 -> request.body(request.body().replaceFirst("(\\d+)(?=[,}\\]])", "$1.5"));
            case 4 -> request.body(request.body().replaceFirst("(?<=:)(\\d+)(?=[,}\\]])", "\"$1\""));
            case 5 -> request.body("");
            default -> request.body(Wire.write(changed(json)));
        };
    }

    private static String twice(JsonNode json) {
        String first = json.fieldNames().hasNext() ? json.fieldNames().next() : "kind";
        String body = Wire.write(json);
        return body.substring(0, body.length() - 1) + ",\"" + first + "\":" + Wire.write(json.path(first)) + "}";
    }

    private record Place(JsonNode parent, String name, int index) {}

    /** One leaf or branch of it taken away or put in another way. */
    private JsonNode changed(JsonNode json) {
        JsonNode copy = json.deepCopy();
        List<Place> places = new ArrayList<>();
        collect(copy, places);
        if (places.isEmpty()) {
            return copy;
        }
        Place place = dice.one(places);
        JsonNode value = place.parent() instanceof ObjectNode object
                ? object.path(place.name())
                : place.parent().path(place.index());
        JsonNode other = other(value);
        if (place.parent() instanceof ObjectNode object) {
            if (dice.percent(30)) {
                object.remove(place.name());
            } else {
                object.set(place.name(), other);
            }
        } else if (place.parent() instanceof ArrayNode array) {
            if (dice.percent(50)) {
                array.add(value.deepCopy());
            } else {
                array.set(place.index(), other);
            }
        }
        return copy;
    }

    private JsonNode other(JsonNode value) {
        ObjectNode holder = Wire.object();
        if (value.isIntegralNumber()) {
            long number = value.asLong();
            holder.put("x", dice.of(number + 1, number - 1, -number, number * 1_000, 0L, 9_007_199_254_740_992L));
        } else if (value.isTextual()) {
            holder.put("x", dice.of("", "other", value.asText() + "x", "EUR", "USD", "a".repeat(130)));
        } else if (value.isBoolean()) {
            holder.put("x", !value.asBoolean());
        } else if (dice.percent(40)) {
            holder.putNull("x");
        } else {
            holder.putObject("x");
        }
        return holder.get("x");
    }

    private static void collect(JsonNode json, List<Place> places) {
        json.fieldNames().forEachRemaining(name -> {
            places.add(new Place(json, name, -1));
            collect(json.path(name), places);
        });
        for (int index = 0; json.isArray() && index < json.size(); index++) {
            places.add(new Place(json, "", index));
            collect(json.path(index), places);
        }
    }
}
