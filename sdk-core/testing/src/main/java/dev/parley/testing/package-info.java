// SPDX-License-Identifier: Apache-2.0
/**
 * The hosts' test kit: a settable clock, an in-memory Parley, builders, and the conformance suite of protocols. Read
 * {@link dev.parley.testing.TestParley} first, and before writing a protocol of your own
 * {@link dev.parley.testing.ProtocolConformance}; {@link dev.parley.testing.ProtocolLaws} does its work without
 * JUnit.
 */
@NullMarked
package dev.parley.testing;

import org.jspecify.annotations.NullMarked;
