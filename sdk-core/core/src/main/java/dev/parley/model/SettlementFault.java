// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

/**
 * Something wrong with a settlement rule.
 *
 * @param pointer where in the object that has the rule (RFC 6901), such as {@code /bundles/1/0}
 * @param message what is wrong, in English, to be read after the name of the member
 * @since 0.1.0
 */
public record SettlementFault(String pointer, String message) {
    /** The member that names the rule. */
    static final String RULE = "settlement";

    /** The member that says how many items at least. */
    static final String AT_LEAST = "atLeast";

    /** The member that says which items settle together. */
    static final String BUNDLES = "bundles";
}
