// SPDX-License-Identifier: Apache-2.0
/**
 * The words of a negotiation: money, listings, items, issues, terms, seats and ids. Read {@link dev.parley.model.Listing}
 * first. Touches the JDK only.
 */
@NullMarked
package dev.parley.model;

import org.jspecify.annotations.NullMarked;
