// SPDX-License-Identifier: Apache-2.0
/** Listings and stock as the host tells of them. */
@NullMarked
package dev.parley.application.listing;

import org.jspecify.annotations.NullMarked;
