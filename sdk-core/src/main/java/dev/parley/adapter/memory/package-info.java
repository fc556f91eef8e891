/** The ports kept in memory, for tests and for hosts without a data source. */
@NullMarked
package dev.parley.adapter.memory;

import org.jspecify.annotations.NullMarked;
