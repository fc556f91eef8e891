// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

/**
 * What every protocol keeps to, by stable names. A violation names the law that was broken.
 *
 * @since 0.1.0
 */
public enum Law {
    DECLARATION_IS_SOUND("The checker finds no fault in the declared lifecycle and its schemas."),
    DECLARATION_IS_USED("Walks reach every declared phase, and every declared move is accepted in its phase."),
    SAMPLES_OPEN("A sample opens, with at least one event."),
    OPENS_IN_INITIAL_PHASE("Opening leads to the initial phase."),
    PHASE_IS_DECLARED("Every phase that a state is in is declared."),
    TRANSITION_IS_DECLARED("A move, deadline or control leads only where its phase declares."),
    MOVER_IS_DECLARED("Only a role that the phase declares for the kind of move makes it, or is told that it may."),
    ALLOWED_IS_ACCEPTED("What allowed() lists is not refused for the phase, the turn or the time."),
    ONLY_ALLOWED_IS_ACCEPTED("A move that allowed() does not list is refused."),
    STALE_ANSWER_IS_REFUSED("A move that answers an offer is refused when it names another."),
    WRONG_TERMS_ARE_REFUSED(
            "A move that holds its mover to the offer that it answers is refused when it names another terms hash."),
    UNKNOWN_IS_REFUSED("Unknown items and issues, and values outside an issue's domain, are refused by validate()."),
    DECIDE_NEVER_THROWS("open, validate and decide answer with a decision, whatever the input."),
    DECIDE_CHANGES_NOTHING("Deciding leaves the state as it was, whether accepted or refused."),
    DECIDE_IS_DETERMINISTIC("Equal state, input and context give equal decisions."),
    ACCEPTED_HAS_EVENTS("An accepted move or joining has at least one event."),
    EVOLVE_NEVER_REFUSES("begin and evolve take every event that was decided."),
    READING_NEVER_THROWS("Reading a state never throws."),
    RULES_SURVIVE_THE_CODEC("Rules read back as they were written."),
    PAYLOADS_FIT_THEIR_SCHEMA("Payloads, drawn or written by the codec, are valid by the schema of their kind."),
    MOVES_SURVIVE_THE_CODEC("Moves read back as they were written."),
    EVENTS_SURVIVE_THE_CODEC("Events read back as they were written; events are values."),
    REPLAY_IS_EQUAL("Folding decoded events gives a state that shows and decides the same."),
    SNAPSHOTS_ARE_EQUAL("A state that was written by its form and read back shows and decides the same."),
    SEATS_ONLY_GROW("No seat ever leaves."),
    AWARDS_ONLY_GROW("An award is never taken back or changed."),
    AWARDS_ARE_CONSISTENT("An award has complete, valid terms with their amount and units, from a seller to a buyer."),
    BINDS_ARE_WHOLE("A move that is accepted binds to complete, valid terms, to one set for each item."),
    BINDS_COVER_AWARDS("An award's terms are no worse for a seat than what its own moves bound it to."),
    EXPOSURE_IS_NOT_NEGATIVE("Money, units and deals at stake are never negative."),
    EXPOSURE_CHANGES_IN_SIGHT("What a seat has at stake changes only by events that it sees."),
    EXPOSURE_ENDS("Nothing is at stake once the negotiation has ended."),
    EVERY_WAIT_ENDS("A state that is not terminal has a deadline or someone who may move."),
    NOTHING_AFTER_THE_END("In a terminal phase nothing is allowed, due or decided."),
    NOT_DUE_CHANGES_NOTHING("Before the deadline, due causes no events."),
    DUE_ACTS("At the deadline, due causes events, and the next deadline is later."),
    BEFORE_THE_DEADLINE_COUNTS("What is accepted now is accepted a microsecond before the deadline."),
    AT_THE_DEADLINE_IS_LATE("At the deadline's microsecond nothing is allowed and every move and joining is refused."),
    PAUSE_STOPS_THE_CLOCK("While paused nothing is allowed or due; afterwards what was left of the deadline is left."),
    CONTROLS_ARE_NEVER_REFUSED("A control from outside is accepted in every phase that is not terminal."),
    CANCELLED_ENDS("Cancelling leads to a terminal phase."),
    VIEW_NAMES_THE_PHASE("A view of a state has its phase as kind."),
    STEADY_STAYS("Until the instant that steadyUntil names, view() and allowed() answer as they do now."),
    REVISION_FOLLOWS_THE_VIEW("A viewer whose view changes sees at least one of the events."),
    SEEN_BY_IS_EXACT("Those whom witnesses() names are those to whom disclose() shows something."),
    PARTS_KEEP_SECRETS("What a seat keeps to itself is only in its own parts, and shapes no event."),
    VIEWS_KEEP_SECRETS("What a viewer sees depends only on parts that it may read."),
    REFUSALS_KEEP_SECRETS("Whether and why a move is refused does not depend on what another seat keeps to itself."),
    HEADERS_KEEP_SECRETS(
            "Before anything is awarded, headers are not public where they would tell a viewer of what it sees no trace of.");

    private final String sentence;

    Law(String sentence) {
        this.sentence = sentence;
    }

    /** The law in a sentence. */
    public String sentence() {
        return sentence;
    }
}
