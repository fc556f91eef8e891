// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

/**
 * Why a receipt or a deal proves nothing, or not what it was shown for, in the order in which it is checked.
 *
 * @since 0.1.0
 */
public enum ProofFault {
    /** The signature or its form; the {@link JwsFault} says more. */
    NOT_SIGNED("it is not signed by a published key"),
    /** What was signed lacks something or has too much. */
    CONTENT("what was signed is not of the expected shape"),
    /** The transcript is of another negotiation. */
    OTHER_NEGOTIATION("the transcript is of another negotiation"),
    /** The transcript ends before the event that was signed. */
    TRANSCRIPT_CUT_OFF("the transcript ends before the event that was signed"),
    /** The transcript has another event in that place: one of the two was made anew. */
    OTHER_HISTORY("the transcript has another event in the place that was signed");

    private final String words;

    ProofFault(String words) {
        this.words = words;
    }

    /** A clause in English. */
    public String words() {
        return words;
    }
}
