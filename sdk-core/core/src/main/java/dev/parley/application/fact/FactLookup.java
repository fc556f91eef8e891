// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.fact;

import dev.parley.application.fact.KnownFacts.Known;
import dev.parley.form.FormFault;
import dev.parley.model.Json;
import dev.parley.port.FactSource;
import dev.parley.port.Relations;
import dev.parley.protocol.Fact;
import dev.parley.protocol.Need;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for one fact and looks whether the answer is one. */
final class FactLookup {
    private static final Logger LOG = LoggerFactory.getLogger(FactLookup.class);

    /** For how long a computed fact, which names what parties keep to themselves, is at hand. */
    private static final Duration COMPUTED_KEPT = Duration.ofMinutes(10);

    /** For how long it is believed that two are tied, or are not. */
    private static final Duration RELATION_KEPT = Duration.ofMinutes(1);

    private final Optional<FactSource> source;
    private final Optional<Relations> relations;
    private final InstantSource clock;

    FactLookup(Optional<FactSource> source, Optional<Relations> relations, InstantSource clock) {
        this.source = source;
        this.relations = relations;
        this.clock = clock;
    }

    /** The answer; empty where there is none, or none that may be relied on, as the log then says. */
    Optional<Known> find(FactKey key) {
        try {
            if (key.need() instanceof Need.Computed computed) {
                return Optional.of(new Known(computed.compute(), clock.instant().plus(COMPUTED_KEPT)));
            }
            return key.need() instanceof Need.Tied tied
                    ? Optional.of(new Known(
                            Json.of(areTied(key, tied)), clock.instant().plus(RELATION_KEPT)))
                    : ofHost(key, (Need.OfHost) key.need());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("Parley could not find out {}", name(key), e);
            return Optional.empty();
        }
    }

    private boolean areTied(FactKey key, Need.Tied tied) {
        return relations
                .filter(known -> known.areTied(key.tenant(), key.listing(), tied.owner(), tied.other()))
                .isPresent();
    }

    private Optional<Known> ofHost(FactKey key, Need.OfHost need) {
        if (source.isEmpty()) {
            LOG.warn("Parley needs {} and has no FactSource to ask", name(key));
            return Optional.empty();
        }
        Optional<Fact> fact =
                source.get().find(new FactSource.Query(key.tenant(), key.listing(), need.kind(), need.subject()));
        return fact.filter(found -> isInForm(key, need, found))
                .map(found -> new Known(found.toJson(), found.validUntil()));
    }

    private static boolean isInForm(FactKey key, Need.OfHost need, Fact fact) {
        List<FormFault> faults = need.form().faults(fact.value());
        if (!faults.isEmpty()) {
            LOG.warn(
                    "The host's answer to {} is not what the protocol reads: {}",
                    name(key),
                    faults.get(0).sentence());
        }
        return faults.isEmpty();
    }

    /** Without the subject, which may be a person. */
    private static String name(FactKey key) {
        return key.need() instanceof Need.OfHost need
                ? "the fact " + need.kind()
                : key.need().getClass().getSimpleName();
    }
}
