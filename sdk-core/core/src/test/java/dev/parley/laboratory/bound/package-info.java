@NullMarked
package dev.parley.laboratory.bound;

import org.jspecify.annotations.NullMarked;
