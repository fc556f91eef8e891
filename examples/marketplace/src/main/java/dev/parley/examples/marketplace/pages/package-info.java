// SPDX-License-Identifier: Apache-2.0
/**
 * The browser's pages: {@link dev.parley.examples.marketplace.pages.Pages}, one shell that is filled by a module of its
 * own for each, and {@link dev.parley.examples.marketplace.pages.Assets}, all from this jar alone.
 */
@NullMarked
package dev.parley.examples.marketplace.pages;

import org.jspecify.annotations.NullMarked;
