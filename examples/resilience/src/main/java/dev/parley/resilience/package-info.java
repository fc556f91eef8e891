// SPDX-License-Identifier: Apache-2.0
/**
 * A host with nothing of its own but callers that name themselves, to be started, raced against another and killed.
 * Talks to Parley only as a host would. Begin with {@link dev.parley.resilience.Node}.
 */
@NullMarked
package dev.parley.resilience;

import org.jspecify.annotations.NullMarked;
