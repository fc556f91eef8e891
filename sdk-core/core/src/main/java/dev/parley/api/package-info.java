// SPDX-License-Identifier: Apache-2.0
/**
 * What Parley does for a host, one interface a subject; {@code dev.parley.Parley} hands them out. Read
 * {@link dev.parley.api.Negotiations} and {@link dev.parley.api.Outcome} first. Every command names its caller and
 * carries an idempotency key; refusals are values; only infrastructure failures throw. Touches the domain and the ports.
 */
@NullMarked
package dev.parley.api;

import org.jspecify.annotations.NullMarked;
