/** Parley in a Micronaut application: thin, and blind to everything internal but the HTTP adapter. */
@NullMarked
package dev.parley.micronaut;

import org.jspecify.annotations.NullMarked;
