/** Frontiers against brute force. */
@NullMarked
package dev.parley.bargaining.frontier;

import org.jspecify.annotations.NullMarked;
