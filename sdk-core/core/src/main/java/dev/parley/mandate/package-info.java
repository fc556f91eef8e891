// SPDX-License-Identifier: Apache-2.0
/**
 * The bounded authority that a principal gives an agent, and the decision whether a move lies within it. Read {@link
 * dev.parley.mandate.Mandate} first, then {@link dev.parley.mandate.MandateCheck}. Pure: touches the JDK, {@code
 * dev.parley.model} and {@code dev.parley.protocol}; budgets and numbers of deals are held elsewhere, under the names of
 * {@link dev.parley.mandate.MandateAccount}.
 */
@NullMarked
package dev.parley.mandate;

import org.jspecify.annotations.NullMarked;
