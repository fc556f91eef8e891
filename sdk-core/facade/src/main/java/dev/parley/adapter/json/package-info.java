/**
 * The one strict JSON engine, which the other adapters may use and no host can configure. Bytes become Parley's JSON in
 * {@link dev.parley.adapter.json.StrictJson}, are held to the contract by a {@link dev.parley.adapter.json.Shape}, and
 * become wire models in {@link dev.parley.adapter.json.WireModels}. What protocols define is held to their JSON Schemas
 * by {@link dev.parley.adapter.json.CompiledSchemas}. Touches the domain and the application's port of schemas.
 */
@NullMarked
package dev.parley.adapter.json;

import org.jspecify.annotations.NullMarked;
