// SPDX-License-Identifier: Apache-2.0
/**
 * Who is on the line: the demonstration's people, their sessions, the agents that act for them, and {@link
 * dev.parley.examples.marketplace.people.Callers}, which tells Parley.
 */
@NullMarked
package dev.parley.examples.marketplace.people;

import org.jspecify.annotations.NullMarked;
