// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;
import java.util.Objects;

/**
 * What a host sets for mediation; public, and frozen when a negotiation opens.
 *
 * @param proposal how the proposal comes about
 * @param parties how many bargain, the mediator apart: the seller and 1 to 7 buyers who all agree to the same terms
 * @param levels into how many values a price, a number or a day is divided where it has more
 * @param rounds how many proposals there may be
 * @param prepareSeconds how long priorities may be stated, or a text be written, in each round
 * @param answerSeconds how long a proposal may be answered; who has not answered by then has refused
 * @since 0.1.0
 */
@Described(title = "Mediation")
public record MediatedRules(
        @Described(
                title = "How the proposal comes about",
                help = "Parties state their priorities privately and the named solution chooses; under single-text the"
                        + " mediator proposes a text and revises it.")
        ProposalMethod proposal,

        @Described(
                title = "How many bargain",
                help = "The seller and the buyers, who all agree to the same terms; the mediator is not counted.")
        @Min(2)
        @Max(MAX_PARTIES)
        int parties,

        @Described(
                title = "Values of an issue",
                help = "Into how many evenly spaced values a price, a number or a day is divided where it has more.")
        @Min(2)
        @Max(MAX_LEVELS)
        int levels,

        @Described(title = "How many proposals there may be") @Min(1) @Max(20)
        int rounds,

        @Described(
                title = "How long a proposal may be prepared (seconds)",
                help = "For stating priorities, or for the mediator to write; in each round. A day is 86400.")
        @Min(1)
        @Max(MAX_SECONDS)
        long prepareSeconds,

        @Described(
                title = "How long a proposal may be answered (seconds)",
                help = "Who has not answered by then has refused.")
        @Min(1)
        @Max(MAX_SECONDS)
        long answerSeconds) {
    static final int MAX_PARTIES = 8;
    static final int MAX_LEVELS = 100;
    static final long MAX_SECONDS = 365L * 86_400;

    /** Two parties, the Nash solution, 21 values, one proposal, a day to prepare and a day to answer. */
    static final MediatedRules DEFAULT = new MediatedRules(ProposalMethod.NASH, 2, 21, 1, 86_400, 86_400);

    public MediatedRules {
        Objects.requireNonNull(proposal, "proposal");
    }

    boolean isText() {
        return proposal == ProposalMethod.SINGLE_TEXT;
    }
}
