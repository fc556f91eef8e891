/** The values that everything else speaks of: money, items, issues, terms, seats and ids. */
@NullMarked
package dev.parley.model;

import org.jspecify.annotations.NullMarked;
