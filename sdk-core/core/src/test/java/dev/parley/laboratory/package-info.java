@NullMarked
package dev.parley.laboratory;

import org.jspecify.annotations.NullMarked;
