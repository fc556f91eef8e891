// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;

/**
 * Draws by chance, opened so that they can be checked. Price, seed and one's own numbers give the other side's limit
 * away, so that a draw is opened to the auditor whom the rules name, or to all its parties once all of them consent.
 *
 * @since 0.1.0
 */
public interface Draws {
    /**
     * The draws that have decided something; none before the end. For those who may see the negotiation, and its
     * auditor.
     */
    Outcome<DrawList> list(Caller caller, NegotiationId negotiation);

    /**
     * Lets a draw be opened once all its parties do. Every party sees it, and nobody can take it back. For parties in
     * person; whoever consents twice has consented. {@code NO_DRAW} where no price of the item was drawn.
     */
    Outcome<DrawView> consent(Caller caller, NegotiationId negotiation, ItemId item, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<DrawView> consent(Caller caller, NegotiationId negotiation, ItemId item) {
        return consent(caller, negotiation, item, IdempotencyKey.fresh());
    }

    /**
     * Opens a draw, for its parties and the auditor. {@code NO_DRAW} where no price of the item was drawn, {@code
     * CONSENT_MISSING} to a party until all have consented.
     *
     * @throws dev.parley.port.KeyUnavailableException if the seed's key cannot be had
     */
    Outcome<DrawExport> open(Caller caller, NegotiationId negotiation, ItemId item);
}
