// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.Answer;
import dev.parley.client.ParleyClient;
import dev.parley.client.Refusal;
import dev.parley.client.model.Move;
import dev.parley.client.model.Negotiation;
import dev.parley.client.model.OpenNegotiation;
import java.util.Optional;

/** A negotiation as one party last saw it, and moves that are made on what was seen. For one thread. */
public final class Table {
    private static final int MOST_LOOKS = 5;

    private final ParleyClient party;
    private Answer.Done<Negotiation> seen;

    private Table(ParleyClient party, Answer.Done<Negotiation> seen) {
        this.party = party;
        this.seen = seen;
    }

    /** Opens a negotiation with a first move. */
    public static Table open(ParleyClient party, String listing, Move first) {
        OpenNegotiation wish = new OpenNegotiation(listing).first(first);
        return seen(party, party.send(key -> party.negotiations().openNegotiationWithHttpInfo(key, wish)));
    }

    /** Sits down at a negotiation that is open. */
    public static Table at(ParleyClient party, String negotiation) {
        return seen(party, party.send(unused -> party.negotiations().getNegotiationWithHttpInfo(negotiation, null)));
    }

    private static Table seen(ParleyClient party, Answer<Negotiation> answer) {
        return answer.match(done -> new Table(party, done), refused -> {
            throw new IllegalStateException(refused.refusal().toString());
        });
    }

    /** What was last seen. */
    public Negotiation view() {
        return seen.value();
    }

    /**
     * Makes the move that a player decides on. It is sent with the revision that the player saw; when that is out of date
     * (412), or the offer that it answers (409), the table is looked at again, and the player decides again. So nobody
     * accepts what they did not see.
     */
    public Answer<Negotiation> play(Player player) {
        for (int look = 1; true; look++) {
            Optional<Move> move = player.decide(seen.value());
            if (move.isEmpty()) {
                return seen;
            }
            Answer<Negotiation> answer = make(move.get());
            boolean overtaken = answer.whyNot().filter(Refusal::isOvertaken).isPresent();
            if (!overtaken || look == MOST_LOOKS) {
                return answer.match(done -> seen = done, refused -> refused);
            }
            look();
        }
    }

    private Answer<Negotiation> make(Move move) {
        String revision = seen.etag().orElseThrow();
        return party.send(key -> party.negotiations().makeMoveWithHttpInfo(view().getId(), key, move, revision));
    }

    /** Looks again; an answer without a body (304) says that nothing has changed. */
    public void look() {
        String known = seen.etag().orElseThrow();
        seen = party.send(unused -> party.negotiations().getNegotiationWithHttpInfo(view().getId(), known))
                .match(done -> done, this::unchanged);
    }

    private Answer.Done<Negotiation> unchanged(Answer.Refused<Negotiation> refused) {
        if (refused.refusal().status() != 304) {
            throw new IllegalStateException(refused.refusal().toString());
        }
        return seen;
    }
}
