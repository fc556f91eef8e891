// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.fact;

import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import dev.parley.protocol.Need;

/**
 * A fact by its name.
 *
 * @param listing about which is negotiated
 * @param need what is needed: a fact of the host, one of its relations, or a computed fact
 */
public record FactKey(Tenant tenant, ListingRef listing, Need need) {
    /** Whether a need is met from here, and not from the store. */
    public static boolean isMetHere(Need need) {
        return need instanceof Need.OfHost || need instanceof Need.Tied || need instanceof Need.Computed;
    }
}
