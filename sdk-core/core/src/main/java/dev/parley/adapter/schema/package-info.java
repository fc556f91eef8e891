/**
 * The check of what protocols define against their JSON Schemas, see {@link dev.parley.adapter.schema.CompiledSchemas}.
 * Touches the domain and the application's port of schemas.
 */
@NullMarked
package dev.parley.adapter.schema;

import org.jspecify.annotations.NullMarked;
