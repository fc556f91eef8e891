// SPDX-License-Identifier: Apache-2.0
/**
 * The facade's parsing, validation and rendering, shared by every framework, so that their answers are equal by
 * construction. Read {@link dev.parley.adapter.http.Facade} first, then {@code Gate} and {@code Answers}.
 *
 * <p>A request goes this way:
 *
 * <ol>
 *   <li>The framework's filter under the prefix wraps it as an {@link dev.parley.adapter.http.Arrival} and calls
 *       {@link dev.parley.adapter.http.Facade#admit}. The gate authenticates, routes, reads and checks all of it against
 *       {@code parley.yaml}. A refused one gets its {@link dev.parley.adapter.http.Reply} there and then.
 *   <li>An admitted one goes on with its {@link dev.parley.adapter.http.Exchange} in a request attribute. The framework
 *       routes it to the generated interface's method; the body parameter is {@link dev.parley.adapter.http.Exchange#body},
 *       read already, so the framework's own binding can find nothing wrong.
 *   <li>The controller's one line calls its subject's routes with the exchange (and the body) and returns
 *       {@link dev.parley.adapter.http.Answer#model} or {@link dev.parley.adapter.http.Answer#standIn}, whichever its
 *       signature has room for: what is written is the reply, its status, headers and body, byte for byte.
 *   <li>Whatever is thrown under the prefix becomes
 *       {@link dev.parley.adapter.http.Facade#failed}.
 * </ol>
 *
 * <p>Touches the API, the domain, the wire models and the JSON engine; knows no framework, no use case and no store.
 */
@NullMarked
package dev.parley.adapter.http;

import org.jspecify.annotations.NullMarked;
