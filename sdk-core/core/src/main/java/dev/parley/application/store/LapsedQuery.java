// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * A question for what has lapsed and holds on an account.
 *
 * @param account which; for stock, every lapsed deal on the listing counts, wherever its units are held
 * @param until only what lapsed at this instant or earlier
 * @param before of the negotiations whose deadline is {@code until} only those whose id is below; all when empty
 */
public record LapsedQuery(Tenant tenant, AccountId account, Instant until, Optional<NegotiationId> before, int limit) {}
