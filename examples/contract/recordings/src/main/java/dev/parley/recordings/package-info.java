// SPDX-License-Identifier: Apache-2.0
/**
 * A safety net for changes of the kernel: thousands of seeded sequences of HTTP commands, faults among them, whose answers
 * are recorded as digests and compared after every change. Begin with {@link dev.parley.recordings.Recordings}, then
 * {@link dev.parley.recordings.Player}, which draws a sequence. Only {@link dev.parley.recordings.Marketplace} and what
 * it is put together of know Parley's Java API; everything else speaks HTTP.
 */
@NullMarked
package dev.parley.recordings;

import org.jspecify.annotations.NullMarked;
