// SPDX-License-Identifier: Apache-2.0
/**
 * The one strict JSON engine, which the HTTP adapter uses and no host can configure. Bytes become Parley's JSON in
 * {@link dev.parley.adapter.json.StrictJson}, are held to the contract by a {@link dev.parley.adapter.json.Shape}, and
 * become wire models in {@link dev.parley.adapter.json.WireModels}. Touches the domain and the application's violations.
 */
@NullMarked
package dev.parley.adapter.json;

import org.jspecify.annotations.NullMarked;
