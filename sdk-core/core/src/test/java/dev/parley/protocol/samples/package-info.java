// SPDX-License-Identifier: Apache-2.0
/** Small protocols that show how wide the contract is. Each is whole: it passes the checker and the conformance suite. */
@NullMarked
package dev.parley.protocol.samples;

import org.jspecify.annotations.NullMarked;
