// SPDX-License-Identifier: Apache-2.0
/**
 * How Parley fares, as meters of Micrometer. Read {@link dev.parley.adapter.micrometer.ParleyMeters}; it touches the port
 * that it implements and {@link dev.parley.api.Health}.
 */
@NullMarked
package dev.parley.adapter.micrometer;

import org.jspecify.annotations.NullMarked;
