@NullMarked
package dev.parley.laboratory.population;

import org.jspecify.annotations.NullMarked;
