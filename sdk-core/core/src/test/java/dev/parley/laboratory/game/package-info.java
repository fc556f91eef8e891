@NullMarked
package dev.parley.laboratory.game;

import org.jspecify.annotations.NullMarked;
