/** The product team's choice of protocol and rules for each listing, ordered and versioned. */
@NullMarked
package dev.parley.policy;

import org.jspecify.annotations.NullMarked;
