// SPDX-License-Identifier: Apache-2.0
/**
 * Both marketplaces, each in a process of its own, asked the same things. Read {@code SameAnswersTest} first, then
 * {@code Both}, which sends and compares, and {@code Answer}, which says what of an answer matters.
 */
@NullMarked
package dev.parley.examples.marketplace.suite;

import org.jspecify.annotations.NullMarked;
