// SPDX-License-Identifier: Apache-2.0
/**
 * Automated negotiators over several issues, as pure functions: how much to ask for, and which of the offers worth that. Read
 * {@link dev.parley.strategy.issues.IssueNegotiator} first, then {@link dev.parley.strategy.issues.IssueSituation} (all that
 * one may know: its own utility and what was said aloud) and {@link dev.parley.strategy.issues.OpponentModel}. {@link
 * dev.parley.strategy.issues.IssueOffering} and {@link dev.parley.strategy.issues.IssueAcceptance} are its rules. Offers are
 * never listed. Pure: touches the JDK, {@code strategy} and {@code bargaining}.
 */
@NullMarked
package dev.parley.strategy.issues;

import org.jspecify.annotations.NullMarked;
