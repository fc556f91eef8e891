// SPDX-License-Identifier: Apache-2.0
/** Protocols with one fault each, and the fault of the checker or the law that finds it. */
@NullMarked
package dev.parley.protocol.faulty;

import org.jspecify.annotations.NullMarked;
