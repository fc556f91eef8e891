// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Hash;
import dev.parley.model.Issue;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What seats have bound themselves to by their moves, and the offers that they made. */
final class History {
    private static final int OFFERS_PER_MOVE = 4;

    private final Sample<?> sample;
    private final Map<SeatId, List<Terms>> bound = new HashMap<>();
    private final Map<OfferId, Hash> offers = new HashMap<>();

    History(Sample<?> sample) {
        this.sample = sample;
    }

    void bind(SeatId seat, List<Terms> terms, int position) {
        bound.computeIfAbsent(seat, unbound -> new ArrayList<>()).addAll(terms);
        for (int issued = 0; issued < OFFERS_PER_MOVE; issued++) {
            offers.put(Play.offerId(position, issued), Terms.hash(terms));
        }
    }

    Optional<Hash> termsHash(OfferId offer) {
        return Optional.ofNullable(offers.get(offer));
    }

    /**
     * Checks that an award is no worse for its parties than what they bound themselves to. Whoever brought private
     * terms gave its word with them, and the opener with the opening, unless its moves bound it further.
     */
    void checkCovers(Award award) {
        checkCovers(award, award.buyer(), 1);
        checkCovers(award, award.seller(), -1);
    }

    private void checkCovers(Award award, SeatId seat, int sign) {
        List<Terms> word = bound.getOrDefault(seat, List.of()).stream()
                .filter(terms -> terms.item().equals(award.terms().item()))
                .toList();
        boolean given = sample.secrets().containsKey(seat) || (sample.openedBy().equals(seat) && word.isEmpty());
        boolean covered = word.stream().anyMatch(terms -> covers(terms, award, sign));
        LawBroken.require(
                given || covered, Law.BINDS_COVER_AWARDS, () -> seat + " was bound to " + word + " and got " + award);
    }

    private boolean covers(Terms word, Award award, int sign) {
        Item item = sample.listing().item(word.item()).orElseThrow();
        boolean others = item.issues().stream()
                .filter(issue -> issue.role() == IssueRole.OTHER)
                .map(Issue::id)
                .allMatch(issue -> word.value(issue).equals(award.terms().value(issue)));
        return others && sign * item.amount(word).compareTo(award.amount()) >= 0;
    }
}
