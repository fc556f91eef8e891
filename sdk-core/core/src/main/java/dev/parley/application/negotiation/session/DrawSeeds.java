// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.port.KeySource;
import dev.parley.port.KeyUnavailableException;
import dev.parley.port.SealingKey;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Need.SeedCommitment;

/**
 * The seeds of a negotiation's draws. They are derived from a secret key and never stored, so that whoever reads the
 * database cannot foresee a draw.
 */
public final class DrawSeeds {
    private final KeySource keys;
    private final Tenant tenant;
    private final NegotiationId negotiation;

    public DrawSeeds(KeySource keys, Tenant tenant, NegotiationId negotiation) {
        this.keys = keys;
        this.tenant = tenant;
        this.negotiation = negotiation;
    }

    public SeedCommitment commit(String subject) {
        SealingKey key = keys.sealingKey();
        return new SeedCommitment(key.id(), derived(key, subject).commitment(negotiation, subject));
    }

    /**
     * The seed behind a commitment.
     *
     * @throws KeyUnavailableException if its key cannot be had, or is another than it was
     */
    public DrawSeed open(String subject, SeedCommitment commitment) {
        return keys.sealingKey(commitment.key())
                .map(key -> derived(key, subject))
                .filter(seed -> seed.commitment(negotiation, subject).equals(commitment.hash()))
                .orElseThrow(() -> new KeyUnavailableException(commitment.key()));
    }

    private DrawSeed derived(SealingKey key, String subject) {
        return DrawSeed.derived(key.secret().toArray(), tenant.value(), negotiation, subject);
    }
}
