// SPDX-License-Identifier: Apache-2.0
/** Certificates against all outcomes listed, and twin worlds. */
@NullMarked
package dev.parley.bargaining.certificate;

import org.jspecify.annotations.NullMarked;
