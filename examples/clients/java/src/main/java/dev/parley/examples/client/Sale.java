// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.Answer;
import dev.parley.client.ParleyClient;
import dev.parley.client.model.Deal;
import dev.parley.client.model.Negotiation;
import java.io.PrintStream;

/**
 * A whole negotiation as two people have it: an offer, a counter-offer, an acceptance, a deal.
 *
 * @param goods what is haggled over
 * @param told what happens is told here
 */
public record Sale(Goods goods, PrintStream told) {
    /**
     * Haggles until there is a deal.
     *
     * @param first what the buyer begins with, in minor units
     * @param asked what the seller wants
     * @param limit what the buyer would pay
     */
    public Deal haggle(ParleyClient buyer, ParleyClient seller, String listing, long first, long asked, long limit) {
        Table buyers = Table.open(buyer, listing, goods.offer(first));
        String negotiation = buyers.view().getId();
        told.println("The buyer offers " + first + " in " + negotiation + ".");

        Table sellers = Table.at(seller, negotiation);
        tell("The seller", sellers.play(asking(asked)));

        // However it hears that it is its turn: a notice, a page's timer. What it saw last is older than the answer.
        buyers.look();
        Answer<Negotiation> agreed = buyers.play(upTo(limit));
        tell("The buyer", agreed);
        String deal = agreed.orElseThrow().getDeals().get(0);
        return buyer.send(unused -> buyer.deals().getDealWithHttpInfo(deal, null))
                .orElseThrow();
    }

    /** A seller that takes what is asked or more, and else asks for it. */
    public Player asking(long asked) {
        return seen -> StandingOffer.on(seen)
                .filter(offer -> offer.by().equals("buyer"))
                .map(offer -> offer.cents() >= asked ? offer.accept() : offer.counter(goods.at(asked)));
    }

    /** A buyer that takes what stays within its limit, and else offers just that. */
    public Player upTo(long limit) {
        return seen -> StandingOffer.on(seen)
                .filter(offer -> offer.by().equals("seller"))
                .map(offer -> offer.cents() <= limit ? offer.accept() : offer.counter(goods.at(limit)));
    }

    private void tell(String who, Answer<Negotiation> answer) {
        String line = answer.match(
                done -> who + " has moved; now: " + done.value().getPhase() + ".",
                refused -> who + " was refused, " + refused.refusal().code() + ": "
                        + refused.refusal().title());
        told.println(line);
    }
}
