// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What may be done next in a sequence, some of it more often than the rest. */
final class Acts {
    private final Player player;
    private final Dice dice;
    private final DealActs deals;
    private final Mandates mandates;
    private final List<Runnable> drawn = new ArrayList<>();

    Acts(Player player) {
        this.player = player;
        this.dice = player.dice;
        mandates = new Mandates(player);
        HostActs host = new HostActs(player);
        deals = new DealActs(player);
        Reads reads = new Reads(player);
        add(60, this::move);
        add(4, () -> new Opening(player).open(new Opening(player).opener()));
        add(player.game.joins() ? 14 : 1, this::join);
        add(5, this::simulate);
        add(7, this::time);
        add(6, player.tape::work);
        add(4, this::control);
        add(5, mandates::approve);
        add(4, mandates::next);
        add(3, deals::next);
        add(6, host::next);
        add(3, new OperatorActs(player)::next);
        add(10, reads::next);
        add(4, player::again);
        add(2, player.tape::restart);
    }

    private void add(int times, Runnable act) {
        for (int left = times; left > 0; left--) {
            drawn.add(act);
        }
    }

    /** So many acts: rather what concerns deals, once there are some, and what agents have asked. */
    void next(int times) {
        for (int left = times; left > 0; left--) {
            next().run();
        }
    }

    private Runnable next() {
        if (!player.known.deals.isEmpty() && dice.percent(35)) {
            return deals::next;
        }
        return !player.known.approvals.isEmpty() && dice.percent(15) ? mandates::approve : dice.one(drawn);
    }

    /** Somebody with a seat reads, and then does what the view allows; now and then something else. */
    private void move() {
        Optional<String> negotiation = player.negotiation();
        if (negotiation.isEmpty()) {
            new Opening(player).open(new Opening(player).opener());
            return;
        }
        String caller = mover(negotiation.get());
        Optional<JsonNode> view = player.known.view(negotiation.get(), caller);
        if (view.isEmpty() || dice.percent(60)) {
            player.read(Request.get(caller, "/negotiations/" + negotiation.get()));
            view = player.known.view(negotiation.get(), caller);
        }
        view.flatMap(this::move).ifPresent(move -> player.command(tagged(negotiation.get(), caller, move)));
    }

    /** Rather one whose turn it is by what that one saw last; else one with a seat, or anybody. */
    private String mover(String negotiation) {
        List<String> movers = seated(negotiation).stream()
                .filter(caller -> player.known
                        .view(negotiation, caller)
                        .filter(view -> !view.path("allowedActions").isEmpty())
                        .isPresent())
                .toList();
        if (!movers.isEmpty() && dice.percent(45)) {
            return dice.one(movers);
        }
        return dice.percent(93) ? dice.one(seated(negotiation)) : dice.one(Cast.PARTIES);
    }

    /** Who sits there, as far as anybody saw, and the agents who have a mandate. */
    private List<String> seated(String negotiation) {
        Set<String> principals = new TreeSet<>();
        for (String caller : Cast.PARTIES) {
            player.known
                    .view(negotiation, caller)
                    .ifPresent(view -> view.path("seats")
                            .forEach(seat ->
                                    principals.add(seat.path("principal").asText())));
        }
        List<String> callers = Cast.PARTIES.stream()
                .filter(caller -> principals.contains(Cast.principal(caller)))
                .filter(caller -> !Cast.isAgent(caller) || player.known.mandated(Cast.principal(caller)))
                .toList();
        return callers.isEmpty() ? Cast.PARTIES : callers;
    }

    private Optional<ObjectNode> move(JsonNode view) {
        JsonNode actions = view.path("allowedActions");
        if (actions.isEmpty()) {
            return dice.percent(40) ? Optional.of(blind(view)) : Optional.empty();
        }
        int last = actions.size() - 1;
        boolean leaves = actions.get(last).path("kind").asText().equals("withdraw") && dice.percent(75);
        return Optional.of(player.game.move(
                dice, view, actions.get(dice.from(0, leaves ? Math.max(0, last - 1) : last))));
    }

    /** A move that is not allowed now, as far as the view tells. */
    private ObjectNode blind(JsonNode view) {
        ObjectNode action = Wire.object().put("kind", dice.percent(90) ? dice.one(player.game.kinds()) : "leap");
        action.putObject("limits");
        String offer = view.path("details").path("offer").path("id").asText();
        if (!offer.isEmpty()) {
            action.put("answers", offer);
        }
        return player.game.move(dice, view, action);
    }

    private Request tagged(String negotiation, String caller, ObjectNode move) {
        Request request = Request.post(caller, "/negotiations/" + negotiation + "/moves", Wire.write(move));
        if (dice.percent(10)) {
            return request;
        }
        Optional<String> tag =
                dice.percent(92) ? player.known.tag(negotiation, caller) : player.known.olderTag(negotiation, caller);
        return tag.map(seen -> request.with(Request.IF_MATCH, seen)).orElse(request);
    }

    private void simulate() {
        player.negotiation().ifPresent(negotiation -> {
            String caller = mover(negotiation);
            player.known
                    .view(negotiation, caller)
                    .flatMap(this::move)
                    .ifPresent(move -> player.read(Request.post(
                            caller, "/negotiations/" + negotiation + "/moves/simulate", Wire.write(move))));
        });
    }

    private void join() {
        player.negotiation()
                .ifPresent(negotiation ->
                        player.command(Request.post(player.buyer(), "/negotiations/" + negotiation + "/join", "{}")));
    }

    /** A while, or exactly to the instant before, at or after something ends. */
    private void time() {
        long end = player.game.seconds(dice, player.parameters);
        player.pass(dice.of(1L, 1L, 20L, 40L, 60L, 900L, end - 1, end, end + 1));
        if (dice.percent(60)) {
            player.tape.work();
        }
    }

    private void control() {
        if (!player.known.paused.isEmpty() && dice.percent(80)) {
            player.command(
                    Request.post(Cast.OPERATOR, "/negotiations/" + dice.one(player.known.paused) + "/resume", ""));
            return;
        }
        player.negotiation().ifPresent(negotiation -> {
            String kind = dice.of("pause", "pause", "pause", "resume", "cancel");
            String caller = dice.percent(90) ? Cast.OPERATOR : dice.one(Cast.ALL);
            player.command(Request.post(caller, "/negotiations/" + negotiation + '/' + kind, ""));
        });
    }
}
