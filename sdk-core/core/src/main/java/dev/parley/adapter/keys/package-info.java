// SPDX-License-Identifier: Apache-2.0
/**
 * Where keys are kept when the host has no place of its own: in memory for as long as the process runs, or in a file.
 * Touches the JDK, {@code dev.parley.audit}, {@code dev.parley.model} and {@code dev.parley.port}.
 */
@NullMarked
package dev.parley.adapter.keys;

import org.jspecify.annotations.NullMarked;
