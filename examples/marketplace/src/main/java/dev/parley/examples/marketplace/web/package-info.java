// SPDX-License-Identifier: Apache-2.0
/**
 * What both marketplaces say over HTTP: {@link dev.parley.examples.marketplace.web.Problem} when something is not done,
 * {@link dev.parley.examples.marketplace.web.Gate} for what goes no further, and the headers of every answer.
 */
@NullMarked
package dev.parley.examples.marketplace.web;

import org.jspecify.annotations.NullMarked;
