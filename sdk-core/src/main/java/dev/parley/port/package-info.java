/** What the host provides: listings, inventory, caller, transaction, keys, clock and listener. */
@NullMarked
package dev.parley.port;

import org.jspecify.annotations.NullMarked;
