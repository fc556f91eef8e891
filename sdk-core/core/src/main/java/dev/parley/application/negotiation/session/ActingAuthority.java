// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.model.AgentId;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import java.util.Optional;

/**
 * Who moved for a seat, and under what authority. Written beside the move for that seat's eyes only.
 *
 * @param agent who; empty for the principal in person
 * @param mandate under which mandate; for a principal in person under which limits of its own, if it set any
 * @param admission under which of its principal's admissions the seat was taken, where it was taken just now
 * @param byItself whether nobody moved: the seat's private terms did, or the end of its authority, or an operator
 * @param voided why an operator took back what the seat had on the table, where one did
 */
public record ActingAuthority(
        Optional<AgentId> agent,
        Optional<MandateId> mandate,
        Optional<Long> admission,
        boolean byItself,
        Optional<String> voided) {
    /** A principal in person, without limits of its own. */
    public static final ActingAuthority IN_PERSON = new ActingAuthority(Optional.empty(), Optional.empty());

    /** Of somebody who moved. */
    public ActingAuthority(Optional<AgentId> agent, Optional<MandateId> mandate) {
        this(agent, mandate, Optional.empty(), false, Optional.empty());
    }

    /** The same of somebody who took a seat under an admission. */
    public ActingAuthority seated(long number) {
        return new ActingAuthority(agent, mandate, Optional.of(number), byItself, voided);
    }

    /** The same authority, which something other than a move rests on. */
    ActingAuthority withoutMove() {
        return new ActingAuthority(agent, mandate, Optional.empty(), true, Optional.empty());
    }

    /** The same authority, which an operator's voiding takes the place of. */
    public ActingAuthority voided(String reason) {
        return new ActingAuthority(agent, mandate, Optional.empty(), true, Optional.of(reason));
    }

    Json toJson() {
        Json.Builder json = Json.object()
                .putIf("agent", agent, name -> Json.of(name.value()))
                .putIf("mandate", mandate, name -> Json.of(name.value()))
                .putIf("admission", admission, Json::of);
        return (byItself ? json.put("byItself", true) : json)
                .putIf("voided", voided, Json::of)
                .build();
    }

    static ActingAuthority fromJson(Json json) {
        return new ActingAuthority(
                json.find("agent").map(Json::text).map(AgentId::new),
                json.find("mandate").map(Json::text).map(MandateId::new),
                json.find("admission").map(Json::integer),
                json.find("byItself").isPresent(),
                json.find("voided").map(Json::text));
    }
}
