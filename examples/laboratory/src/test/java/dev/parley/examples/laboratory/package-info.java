@NullMarked
package dev.parley.examples.laboratory;

import org.jspecify.annotations.NullMarked;
