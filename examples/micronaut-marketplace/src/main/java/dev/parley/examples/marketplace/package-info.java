/** A small marketplace that talks to Parley only as a host would. */
@NullMarked
package dev.parley.examples.marketplace;

import org.jspecify.annotations.NullMarked;
