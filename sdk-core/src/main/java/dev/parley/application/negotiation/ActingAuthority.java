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
 * @param byItself whether nobody moved: the seat's private terms did, or the end of its authority
 */
public record ActingAuthority(Optional<AgentId> agent, Optional<MandateId> mandate, boolean byItself) {
    /** A principal in person, without limits of its own. */
    public static final ActingAuthority IN_PERSON = new ActingAuthority(Optional.empty(), Optional.empty());

    /** Of somebody who moved. */
    public ActingAuthority(Optional<AgentId> agent, Optional<MandateId> mandate) {
        this(agent, mandate, false);
    }

    /** The same authority, which something other than a move rests on. */
    ActingAuthority withoutMove() {
        return new ActingAuthority(agent, mandate, true);
    }

    Json toJson() {
        Json.Builder json = Json.object()
                .putIf("agent", agent, name -> Json.of(name.value()))
                .putIf("mandate", mandate, name -> Json.of(name.value()));
        return (byItself ? json.put("byItself", true) : json).build();
    }

    static ActingAuthority fromJson(Json json) {
        return new ActingAuthority(
                json.find("agent").map(Json::text).map(AgentId::new),
                json.find("mandate").map(Json::text).map(MandateId::new),
                json.find("byItself").isPresent());
    }
}
