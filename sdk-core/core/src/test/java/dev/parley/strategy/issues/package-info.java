// SPDX-License-Identifier: Apache-2.0
/** Negotiators over several issues, what they believe of each other, and the searches they make. */
@NullMarked
package dev.parley.strategy.issues;

import org.jspecify.annotations.NullMarked;
