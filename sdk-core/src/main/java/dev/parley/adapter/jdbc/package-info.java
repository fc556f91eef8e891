/** The ports kept in PostgreSQL or H2. */
@NullMarked
package dev.parley.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
