/** The one strict JSON engine, which the other adapters may use. */
@NullMarked
package dev.parley.adapter.json;

import org.jspecify.annotations.NullMarked;
