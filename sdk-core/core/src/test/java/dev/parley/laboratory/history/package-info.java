@NullMarked
package dev.parley.laboratory.history;

import org.jspecify.annotations.NullMarked;
