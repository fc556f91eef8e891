// SPDX-License-Identifier: Apache-2.0
/**
 * A client of Parley's facade: the requests and models that are generated from its contract, and the little that a careful caller
 * puts around them. Read {@link dev.parley.client.ParleyClient} first, then {@link dev.parley.client.Answer} and {@link
 * dev.parley.client.Retrying}.
 */
@NullMarked
package dev.parley.client;

import org.jspecify.annotations.NullMarked;
