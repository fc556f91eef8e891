package dev.parley.application.negotiation;

import dev.parley.application.Recent;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.util.Optional;

/** The runs that were used most lately, a bounded number. */
public final class RecentRuns implements RunCache {
    private final Recent<Key, Run<?, ?, ?, ?>> runs;

    /**
     * An empty cache.
     *
     * @param most how many runs are kept
     */
    public RecentRuns(long most) {
        this.runs = new Recent<>(most);
    }

    private record Key(Tenant tenant, NegotiationId negotiation) {}

    @Override
    public Optional<Run<?, ?, ?, ?>> find(Tenant tenant, NegotiationId negotiation) {
        return runs.find(new Key(tenant, negotiation));
    }

    /** Keeps the later of two runs, so that a slow reader never puts an older one in a newer one's place. */
    @Override
    public void put(Run<?, ?, ?, ?> run) {
        Key key = new Key(run.frame().tenant(), run.frame().id());
        var unused = runs.merge(
                key,
                run,
                (kept, other) -> kept.track().version() > other.track().version() ? kept : other);
    }
}
