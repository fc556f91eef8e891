// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import org.springframework.web.method.HandlerMethod;

/** Where an admitted request goes: of a type of its own, so that nothing of the host's applies to it. */
record Routed(HandlerMethod method) {}
