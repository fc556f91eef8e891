// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.laboratory.advice.Question;
import dev.parley.policy.Selector;
import java.util.Currency;

/**
 * A question as the laboratory plays it, in the currency's major unit.
 *
 * @param question what is played
 * @param currency of all amounts
 * @param selector the listings that a proposed policy is about
 */
record AskedQuestion(Question question, Currency currency, Selector selector) {}
