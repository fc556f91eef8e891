/** What is published, as a stranger gets it. */
@NullMarked
package dev.parley.packaging.published;

import org.jspecify.annotations.NullMarked;
