// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import dev.parley.port.Caller;

/**
 * Somebody whom the marketplace knows.
 *
 * @param id what Parley knows them by
 * @param about what they do here, for the sign-in page
 */
public record Person(String id, String name, String town, Part part, String about) {
    /** What somebody does on the marketplace. */
    public enum Part {
        BUYER,
        SELLER,
        OPERATOR,
        PRODUCT_MANAGER,
        /** Checks draws where a policy names it, and takes part in nothing. */
        AUDITOR
    }

    /** The same person as Parley knows them, acting for themselves. */
    public Caller caller() {
        return switch (part) {
            case BUYER, SELLER, AUDITOR -> Caller.person(id);
            case OPERATOR -> Caller.person(id, Caller.Role.OPERATOR);
            case PRODUCT_MANAGER -> Caller.person(id, Caller.Role.POLICY_EDITOR);
        };
    }
}
