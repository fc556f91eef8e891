// SPDX-License-Identifier: Apache-2.0
/**
 * Facts that decisions need and no store holds: what the host says and what is computed. They are fetched on threads of their
 * own, never while something is decided or written. Read {@link dev.parley.application.fact.Facts} first. Internal. Knows no
 * other room.
 */
@NullMarked
package dev.parley.application.fact;

import org.jspecify.annotations.NullMarked;
