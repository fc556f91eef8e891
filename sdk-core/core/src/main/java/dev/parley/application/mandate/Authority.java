// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.application.Environment;
import dev.parley.application.principal.Admission;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Actor;
import dev.parley.mandate.Mandate;
import dev.parley.model.AgentId;
import dev.parley.model.Hash;
import dev.parley.model.Listing;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the mandate under which a caller acts. */
public final class Authority {
    private final Environment environment;

    public Authority(Environment environment) {
        this.environment = environment;
    }

    /** The condition that a mandate has not ended: its record is put when it is given, and once more when it ends. */
    public static Condition notEnded(MandateId mandate) {
        return new Condition(RecordKind.MANDATE, mandate.value(), 1);
    }

    static Actor actor(Caller caller) {
        return new Actor(caller.tenant(), caller.principal(), caller.agent());
    }

    /**
     * By whom a mandate can be listed that has not ended: whoever gave it, whoever acts under it, this class, and whoever
     * ends what was begun under an admission.
     */
    static Set<String> owners(Mandate mandate, Admission admission) {
        return Set.of(
                givenBy(mandate.principal()),
                givenUnder(mandate.principal(), admission.number()),
                heldBy(mandate.principal(), mandate.agent()),
                liveFor(mandate.principal(), mandate.agent()));
    }

    /** By whom a mandate can be listed that has ended: nobody looks for authority among those. */
    static Set<String> ownersOfEnded(Mandate mandate) {
        return Set.of(givenBy(mandate.principal()), heldBy(mandate.principal(), mandate.agent()));
    }

    static String givenBy(PrincipalId principal) {
        return "principal\n" + principal.value();
    }

    /** Under what the mandates are found that a principal gave under an admission and that have not ended. */
    static String givenUnder(PrincipalId principal, long admission) {
        return "admission\n" + principal.value() + "\n" + admission;
    }

    static String heldBy(PrincipalId principal, Optional<AgentId> agent) {
        return "holder\n" + holder(principal, agent);
    }

    /** Under what the mandates of a holder are found that have not ended, however many have. */
    private static String liveFor(PrincipalId principal, Optional<AgentId> agent) {
        return "live\n" + holder(principal, agent);
    }

    private static Hash holder(PrincipalId principal, Optional<AgentId> agent) {
        String holder = principal.value() + "\n" + agent.map(AgentId::value).orElse("");
        return Hash.sha256(holder.getBytes(StandardCharsets.UTF_8));
    }

    /** Under what a caller's own are listed: for a principal in person what it gave, for an agent what it holds. */
    static String listOf(Caller caller) {
        return caller.agent().isEmpty() ? givenBy(caller.principal()) : heldBy(caller.principal(), caller.agent());
    }

    /**
     * The mandate that covers a move: the newest in force on that side and listing. Where there is none, an agent gets the
     * one that comes closest, so that the refusal can say why; a principal in person is bound only by limits of its own
     * that do cover the move.
     */
    public Optional<Mandate> find(Caller caller, SeatRole role, Listing listing, Instant at) {
        return live(caller)
                .filter(mandate -> mandate.role() == role
                        && mandate.inForce(at)
                        && mandate.scope().covers(listing))
                .findFirst()
                .or(() -> caller.agent().isEmpty() ? Optional.empty() : closest(caller, role, at));
    }

    private Optional<Mandate> closest(Caller caller, SeatRole role, Instant at) {
        return live(caller)
                .max(Comparator.comparing((Mandate mandate) -> mandate.role() == role)
                        .thenComparing(mandate -> mandate.inForce(at))
                        .thenComparing(Mandate::id))
                .or(() -> newestHeld(caller));
    }

    private Optional<Mandate> newestHeld(Caller caller) {
        String holder = heldBy(caller.principal(), caller.agent());
        return environment.store().records(caller.tenant(), RecordKind.MANDATE, holder, Optional.empty(), 1).stream()
                .findFirst()
                .map(Authority::read);
    }

    /** What the caller may see of that in which its principal takes part. */
    public Visibility visibility(Caller caller, Instant at) {
        return caller.agent().isEmpty()
                ? Visibility.IN_PERSON
                : new Visibility(Optional.of(
                        live(caller).filter(mandate -> mandate.inForce(at)).toList()));
    }

    /** Why an agent may take no part on a listing, whatever it would do there; empty for a principal in person. */
    public Optional<Refusal> uncovered(Caller caller, SeatRole role, Listing listing, Instant at) {
        if (caller.agent().isEmpty()) {
            return Optional.empty();
        }
        Optional<Mandate> mandate = find(caller, role, listing, at);
        if (mandate.isEmpty()) {
            return Optional.of(Refusal.of(Reason.MANDATE_REQUIRED));
        }
        if (!mandate.get().inForce(at)) {
            return Optional.of(Refusal.of(Reason.MANDATE_NOT_IN_FORCE));
        }
        boolean covers = mandate.get().role() == role && mandate.get().scope().covers(listing);
        return covers ? Optional.empty() : Optional.of(Refusal.of(Reason.MANDATE_SCOPE));
    }

    /** A mandate by its name. */
    public Optional<Mandate> mandate(Tenant tenant, MandateId id) {
        return environment
                .store()
                .record(tenant, RecordKind.MANDATE, id.value())
                .map(Authority::read);
    }

    /** All mandates of a holder that have not ended, newest first. */
    private Stream<Mandate> live(Caller caller) {
        String holder = liveFor(caller.principal(), caller.agent());
        return environment
                .store()
                .records(caller.tenant(), RecordKind.MANDATE, holder)
                .map(Authority::read);
    }

    static Mandate read(StoredRecord stored) {
        return Mandate.fromJson(stored.body());
    }
}
