// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import dev.parley.protocol.Fact;
import java.util.Optional;

/**
 * What the host alone can say and a protocol's decision rests on, such as whether a buyer is eligible or has paid a deposit.
 *
 * <p>It is asked on threads of Parley's own, while nothing is locked and no transaction is open. A command waits for its answer
 * no longer than {@link dev.parley.ParleyBuilder#factWait}; a deadline does not wait at all and takes effect when the answer
 * comes. An answer is used until it is no longer valid, then the source is asked again.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FactSource {
    /**
     * What is known now; empty where nothing is.
     *
     * @throws RuntimeException when it cannot be found out; whoever needs it is then told to try again
     */
    Optional<Fact> find(Query query);

    /**
     * What is asked.
     *
     * @param kind the protocol's name for it
     * @param subject about whom or what, as the protocol puts it
     */
    record Query(Tenant tenant, ListingRef listing, String kind, Json subject) {}
}
