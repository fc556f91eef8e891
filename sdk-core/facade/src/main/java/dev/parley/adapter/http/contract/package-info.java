// SPDX-License-Identifier: Apache-2.0
/**
 * The contract as data: {@code parley.yaml} read at run time. {@link dev.parley.adapter.http.contract.Contract} gives the
 * routes to the facade; {@link dev.parley.adapter.http.contract.BadInputs} derives from it the requests that every
 * framework's adapter must refuse. Touches the JSON engine.
 */
@NullMarked
package dev.parley.adapter.http.contract;

import org.jspecify.annotations.NullMarked;
