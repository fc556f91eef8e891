package dev.parley.adapter.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.application.negotiation.Run;
import dev.parley.application.negotiation.RunCache;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.util.Optional;

/** The runs that were used most lately, a bounded number. */
public final class CaffeineRuns implements RunCache {
    private final Cache<Key, Run<?, ?, ?, ?>> runs;

    /**
     * An empty cache.
     *
     * @param most how many runs are kept
     */
    public CaffeineRuns(long most) {
        this.runs =
                Caffeine.newBuilder().executor(Runnable::run).maximumSize(most).build();
    }

    private record Key(Tenant tenant, NegotiationId negotiation) {}

    @Override
    public Optional<Run<?, ?, ?, ?>> find(Tenant tenant, NegotiationId negotiation) {
        return Optional.ofNullable(runs.getIfPresent(new Key(tenant, negotiation)));
    }

    /** Keeps the later of two runs, so that a slow reader never puts an older one in a newer one's place. */
    @Override
    public void put(Run<?, ?, ?, ?> run) {
        Key key = new Key(run.frame().tenant(), run.frame().id());
        runs.asMap()
                .merge(
                        key,
                        run,
                        (kept, other) -> kept.track().version() > other.track().version() ? kept : other);
    }
}
