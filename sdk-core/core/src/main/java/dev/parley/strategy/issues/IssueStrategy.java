// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

/**
 * Decides over several issues what to offer and what to accept, from its own side's view alone. A strategy of a host's own
 * implements it; Parley's are {@link IssueNegotiator}s.
 *
 * @since 0.1.0
 */
public interface IssueStrategy {
    /** As tables show it. */
    String name();

    /** Decides on a situation; the same for the same situation. */
    IssueNegotiator.Choice decide(IssueSituation situation);
}
