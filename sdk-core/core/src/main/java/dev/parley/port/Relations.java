// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.model.ListingRef;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;

/**
 * Whom the host knows to be tied to whom: a household, an employer, one person's several accounts. Whoever is tied to a
 * listing's owner does not join an auction of it, since it could drive up the price.
 *
 * <p>It is asked when somebody joins, on threads of Parley's own, while nothing is locked and no transaction is open. The command
 * waits for the answer no longer than {@link dev.parley.ParleyBuilder#factWait}. An answer is used for a minute.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Relations {
    /**
     * Whether somebody is tied to the owner of a listing.
     *
     * @throws RuntimeException when it cannot be found out; whoever wants to join is then told to try again
     */
    boolean areTied(Tenant tenant, ListingRef listing, PrincipalId owner, PrincipalId other);
}
