// SPDX-License-Identifier: Apache-2.0
/**
 * Which protocol to choose for a listing, and why. Read {@link dev.parley.laboratory.advice.Question} first, then {@link
 * dev.parley.laboratory.advice.Advice}. Pure: touches the JDK, the rest of the laboratory, and {@code bargaining}.
 */
@NullMarked
package dev.parley.laboratory.advice;

import org.jspecify.annotations.NullMarked;
