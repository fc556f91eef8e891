/** The browser's pages: one shell, filled by a module of its own for each page, served from this jar alone. */
@NullMarked
package dev.parley.examples.marketplace.pages;

import org.jspecify.annotations.NullMarked;
