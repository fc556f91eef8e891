/** The hosts' test kit: a settable clock, an in-memory Parley and builders. */
@NullMarked
package dev.parley.testing;

import org.jspecify.annotations.NullMarked;
