@NullMarked
package dev.parley.laboratory.advice;

import org.jspecify.annotations.NullMarked;
