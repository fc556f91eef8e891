// SPDX-License-Identifier: Apache-2.0
/**
 * Mediation: parties state their priorities privately and are proposed what a bargaining solution chooses, or a mediator
 * proposes a text and revises it; all accept, or nothing is agreed. Read {@link dev.parley.protocol.mediated.Mediated} first,
 * then {@link dev.parley.protocol.mediated.MediatedRules}. Public are the protocol and its rules. Touches {@code model}, {@code
 * form}, {@code protocol} and {@code bargaining}.
 */
@NullMarked
package dev.parley.protocol.mediated;

import org.jspecify.annotations.NullMarked;
