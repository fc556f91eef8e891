/** Of what is published: the jars as a stranger gets them, and the sources as a release would date them. */
@NullMarked
package dev.parley.packaging.published;

import org.jspecify.annotations.NullMarked;
