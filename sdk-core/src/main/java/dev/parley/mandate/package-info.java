/** The bounded authority that a principal gives an agent, and the decision whether a move lies within it. */
@NullMarked
package dev.parley.mandate;

import org.jspecify.annotations.NullMarked;
