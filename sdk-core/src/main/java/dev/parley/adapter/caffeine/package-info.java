/** Keeps recent runs at hand with Caffeine. */
@NullMarked
package dev.parley.adapter.caffeine;

import org.jspecify.annotations.NullMarked;
