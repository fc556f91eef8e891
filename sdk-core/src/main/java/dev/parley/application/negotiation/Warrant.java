package dev.parley.application.negotiation;

import dev.parley.model.AgentId;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import java.util.Optional;

/**
 * Who moved for a seat, and under what authority. Written beside the move for that seat's eyes only.
 *
 * @param agent who; empty for the principal in person
 * @param mandate under which mandate; for a principal in person under which limits of its own, if it set any
 */
public record Warrant(Optional<AgentId> agent, Optional<MandateId> mandate) {
    /** A principal in person, without limits of its own. */
    public static final Warrant IN_PERSON = new Warrant(Optional.empty(), Optional.empty());

    Json toJson() {
        return Json.object()
                .putIf("agent", agent, name -> Json.of(name.value()))
                .putIf("mandate", mandate, name -> Json.of(name.value()))
                .build();
    }

    static Warrant fromJson(Json json) {
        return new Warrant(
                json.find("agent").map(Json::text).map(AgentId::new),
                json.find("mandate").map(Json::text).map(MandateId::new));
    }
}
