// SPDX-License-Identifier: Apache-2.0
/**
 * Snapshots of negotiations as the store keeps them: sealed, bound to their place, and never needed. Read {@link
 * dev.parley.application.snapshot.SealedSnapshots} first. What a snapshot holds, the room {@code negotiation} knows; this room
 * touches the store and the seals of {@code command}.
 */
@NullMarked
package dev.parley.application.snapshot;

import org.jspecify.annotations.NullMarked;
