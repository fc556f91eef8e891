// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been learned from answers so far, as clients would have. */
final class Known {
    final List<String> negotiations = new ArrayList<>();
    final List<Thing> deals = new ArrayList<>();
    final List<Thing> mandates = new ArrayList<>();
    final List<Thing> approvals = new ArrayList<>();
    final List<String> paused = new ArrayList<>();
    final List<String> orders = new ArrayList<>();
    final List<String> cursors = new ArrayList<>();
    private final Map<String, Seen> views = new HashMap<>();
    private final Map<String, String> olderTags = new HashMap<>();

    /** Something that has a name and an owner: of a deal its buyer, else its principal. */
    record Thing(String id, String owner) {}

    private record Seen(JsonNode view, Optional<String> tag) {}

    void learn(String operation, Request request, Answer answer) {
        if (answer.status() == 403) {
            asked(request, answer.json().path("params"));
        }
        if (!answer.done()) {
            return;
        }
        JsonNode body = answer.json();
        switch (operation) {
            case "openNegotiation", "getNegotiation", "joinNegotiation", "makeMove" ->
                seen(request.caller(), body, answer.tag());
            case "grantMandate" -> add(mandates, body);
            case "getApproval", "approve" -> {
                if (body.has("negotiation")) {
                    met(body.path("negotiation").asText());
                }
            }
            case "pauseNegotiation" -> paused.add(body.path("id").asText());
            case "resumeNegotiation", "cancelNegotiation" ->
                paused.remove(body.path("id").asText());
            case "redeemDeals" ->
                orders.add(Wire.read(request.body()).path("orderReference").asText());
            case "listApprovals" -> body.path("items").forEach(one -> add(approvals, one));
            case "listDeals" ->
                body.path("items")
                        .forEach(one -> add(
                                deals,
                                one.path("id").asText(),
                                one.path("buyer").asText()));
            default -> {}
        }
        if (body.has("next")) {
            cursors.add(request.path() + "?limit=1&cursor=" + body.path("next").asText());
        }
    }

    private void asked(Request request, JsonNode params) {
        if (params.has("approval")) {
            String principal = request.caller().split("[/;]", -1)[0];
            add(approvals, params.path("approval").asText(), principal);
        }
    }

    private void seen(String caller, JsonNode view, Optional<String> tag) {
        String id = view.path("id").asText();
        met(id);
        String place = id + ' ' + caller;
        tag(id, caller).ifPresent(older -> olderTags.put(place, older));
        views.put(place, new Seen(view, tag));
        view.path("deals").forEach(deal -> add(deals, deal.asText(), buyer(view)));
    }

    private void met(String negotiation) {
        if (!negotiations.contains(negotiation)) {
            negotiations.add(negotiation);
        }
    }

    private static String buyer(JsonNode view) {
        for (JsonNode seat : view.path("seats")) {
            if (seat.path("role").asText().equals("BUYER")) {
                return seat.path("principal").asText();
            }
        }
        return Cast.BERTA;
    }

    private static void add(List<Thing> things, JsonNode one) {
        add(things, one.path("id").asText(), one.path("principal").asText());
    }

    private static void add(List<Thing> things, String id, String owner) {
        if (things.stream().noneMatch(thing -> thing.id().equals(id))) {
            things.add(new Thing(id, owner));
        }
    }

    /** Whether a principal has given any mandate. */
    boolean mandated(String principal) {
        return mandates.stream().anyMatch(mandate -> mandate.owner().equals(principal));
    }

    /** Who has seen a negotiation; the seller where nobody has. */
    List<String> seen(String negotiation) {
        List<String> callers = Cast.PARTIES.stream()
                .filter(caller -> views.containsKey(negotiation + ' ' + caller))
                .toList();
        return callers.isEmpty() ? List.of(Cast.SARA) : callers;
    }

    /** What a caller saw of a negotiation last. */
    Optional<JsonNode> view(String negotiation, String caller) {
        return Optional.ofNullable(views.get(negotiation + ' ' + caller)).map(Seen::view);
    }

    /** The tag of what a caller saw last. */
    Optional<String> tag(String negotiation, String caller) {
        return Optional.ofNullable(views.get(negotiation + ' ' + caller)).flatMap(Seen::tag);
    }

    /** The tag of what a caller saw before that. */
    Optional<String> olderTag(String negotiation, String caller) {
        return Optional.ofNullable(olderTags.get(negotiation + ' ' + caller));
    }
}
