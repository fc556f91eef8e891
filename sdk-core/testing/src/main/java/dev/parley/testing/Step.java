// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.protocol.Decision;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import java.time.Instant;

/** An input that a walk put to a protocol, and the answer. */
record Step<M, E>(KernelInput<M> input, Instant at, Decision<KernelEvent<E>> decision) {}
