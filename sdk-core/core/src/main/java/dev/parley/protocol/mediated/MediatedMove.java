// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Part;
import dev.parley.form.Size;
import dev.parley.model.Terms;
import dev.parley.protocol.MoveForms;
import java.util.List;

/**
 * What a seat may do. Open for more kinds.
 *
 * @since 0.1.0
 */
public sealed interface MediatedMove {
    /**
     * States what outcomes are worth to a party, in place of what it stated before. Nobody else ever reads it.
     *
     * @param issues each at most once; what is left out matters nothing to the party
     * @param reservation the least that an outcome must be worth to it
     */
    @Described(
            title = "State priorities",
            help =
                    "What each value of each issue is worth to you. Nobody else ever reads it; the proposal follows from it.")
    record State(
            @Described(title = "Issues", help = "What is left out matters nothing to you.") @Size(max = Agenda.MOST)
            List<IssueWorth> issues,

            @Described(
                    title = "Least worth of an agreement",
                    help = "Weights times worths, added up; nothing that is worth less to you is proposed.")
            @Min(0)
            @Max(MOST_WORTH)
            long reservation)
            implements MediatedMove {
        public State {
            issues = List.copyOf(issues);
        }
    }

    /** The most that an outcome can be worth: all weights times the highest worth. */
    int MOST_WORTH = IssueWorth.MOST * IssueWorth.MOST;

    /**
     * Proposes a text, for the mediator.
     *
     * @param items complete terms of every item
     */
    @Described(title = "Propose", help = "Complete terms of every item.")
    record Propose(@Part(MoveForms.TERMS) List<Terms> items) implements MediatedMove {
        public Propose {
            items = List.copyOf(items);
        }
    }

    /** Accepts the proposal. Others learn only whether all did. */
    @Described(
            title = "Accept",
            help = "Needs the proposal's id and the hash of its terms. Others learn only whether all accept.")
    record Accept() implements MediatedMove {}

    /** Refuses the proposal. Others learn only whether all accepted. */
    @Described(title = "Refuse", help = "Needs the proposal's id. Others learn only whether all accept.")
    record Refuse() implements MediatedMove {}
}
