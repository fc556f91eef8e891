// SPDX-License-Identifier: Apache-2.0
/**
 * What every command goes through, whatever it is about: a draft is read with all its faults, the same key gets the first
 * answer, records are committed until nobody else comes first, and what is personal in them is encrypted. Read
 * {@link dev.parley.application.command.Idempotency} first. Touches the store, the environment and the domain; no other room
 * of the use cases.
 */
@NullMarked
package dev.parley.application.command;

import org.jspecify.annotations.NullMarked;
