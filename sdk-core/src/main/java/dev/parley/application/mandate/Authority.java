package dev.parley.application.mandate;

import dev.parley.application.Environment;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the mandate under which a caller acts. */
public final class Authority {
    private static final int MOST = 200;

    private final Environment environment;

    public Authority(Environment environment) {
        this.environment = environment;
    }

    static Actor actor(Caller caller) {
        return new Actor(caller.tenant(), caller.principal(), caller.agent());
    }

    /** By whom a mandate can be listed: whoever gave it, and whoever acts under it. */
    static Set<String> owners(Mandate mandate) {
        return Set.of(givenBy(mandate.principal()), heldBy(mandate.principal(), mandate.agent()));
    }

    static String givenBy(PrincipalId principal) {
        return "principal\n" + principal.value();
    }

    static String heldBy(PrincipalId principal, Optional<AgentId> agent) {
        String holder = principal.value() + "\n" + agent.map(AgentId::value).orElse("");
        return "holder\n" + Hash.sha256(holder.getBytes(StandardCharsets.UTF_8));
    }

    /** Under what a caller's own are listed: for a principal in person what it gave, for an agent what it holds. */
    static String listOf(Caller caller) {
        return caller.agent().isEmpty() ? givenBy(caller.principal()) : heldBy(caller.principal(), caller.agent());
    }

    /**
     * The mandate that covers a move, best first: in force on that side and listing, newest. One that does not cover it
     * is found for an agent where there is no better, so that the refusal can say why; a principal in person is bound
     * only by limits of its own that do cover it.
     */
    public Optional<Mandate> find(Caller caller, SeatRole role, Listing listing, Instant at) {
        return held(caller).stream()
                .filter(mandate -> caller.agent().isPresent()
                        || (mandate.role() == role
                                && mandate.inForce(at)
                                && mandate.scope().covers(listing)))
                .max(Comparator.comparing((Mandate mandate) -> mandate.role() == role)
                        .thenComparing(mandate -> mandate.inForce(at))
                        .thenComparing(mandate -> mandate.scope().covers(listing))
                        .thenComparing(Mandate::id));
    }

    /** Whether the caller may look at what its principal sees: in person, or under some mandate in force. */
    public boolean maySee(Caller caller, Instant at) {
        return caller.agent().isEmpty() || held(caller).stream().anyMatch(mandate -> mandate.inForce(at));
    }

    /** A mandate by its name. */
    public Optional<Mandate> mandate(Tenant tenant, MandateId id) {
        return environment
                .store()
                .record(tenant, RecordKind.MANDATE, id.value())
                .map(Authority::read);
    }

    private List<Mandate> held(Caller caller) {
        return environment
                .store()
                .records(
                        caller.tenant(),
                        RecordKind.MANDATE,
                        heldBy(caller.principal(), caller.agent()),
                        Optional.empty(),
                        MOST)
                .stream()
                .map(Authority::read)
                .toList();
    }

    static Mandate read(StoredRecord stored) {
        return Mandate.fromJson(stored.body());
    }
}
