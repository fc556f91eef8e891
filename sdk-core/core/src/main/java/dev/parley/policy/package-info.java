// SPDX-License-Identifier: Apache-2.0
/**
 * The product team's choice of protocol and rules for each listing, ordered, versioned and effective between instants.
 * Read {@link dev.parley.policy.Policy} first, then {@link dev.parley.policy.Explanation} (the dry run) and
 * {@link dev.parley.policy.PolicyCheck} (what is wrong with a policy). Pure: touches the JDK, {@code dev.parley.model}
 * and {@code dev.parley.protocol}.
 */
@NullMarked
package dev.parley.policy;

import org.jspecify.annotations.NullMarked;
