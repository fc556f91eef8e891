// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.Answer;
import dev.parley.client.ParleyClient;
import dev.parley.client.model.Choice;
import dev.parley.client.model.Deal;
import dev.parley.client.model.Listing;
import dev.parley.client.model.ListingDraft;
import dev.parley.client.model.Policy;
import dev.parley.client.model.PolicyDraft;
import dev.parley.client.model.PolicyRule;
import dev.parley.client.model.Redemption;
import dev.parley.client.model.SaleDraft;
import java.util.List;

/** What the marketplace itself does over the facade, where it is not done in process: listing, choosing rules, checkout. */
public record Shop(ParleyClient host) {
    /** Lets every listing be negotiated by alternating offers, unless a policy says already what is negotiated how. */
    public void negotiateEverything() {
        Answer<Policy> inForce = host.send(unused -> host.policy().getPolicyWithHttpInfo(null));
        if (inForce.whyNot().filter(refusal -> refusal.status() == 404).isPresent()) {
            Choice choice = new Choice("alternating-offers", 1, Choice.SettlementEnum.EACH_ITEM);
            PolicyDraft draft = new PolicyDraft(List.of(new PolicyRule("everything", choice)));
            host.send(key -> host.policy().publishPolicyWithHttpInfo(key, draft, "\"0\""))
                    .orElseThrow();
        }
    }

    /** Puts new goods up for sale; those that are for sale already are changed with their entity tag. */
    public Listing list(String name, ListingDraft goods) {
        return host.send(key -> host.listings().putListingWithHttpInfo(name, key, goods, null))
                .orElseThrow();
    }

    /** Sells units at list price, if they are free. The order's name makes this safe to repeat for ever, whatever the key. */
    public Answer<dev.parley.client.model.Sale> sell(String listing, String item, long units, String orderReference) {
        SaleDraft draft = new SaleDraft(units, orderReference);
        return host.send(key -> host.listings().sellUnitsWithHttpInfo(listing, item, key, draft));
    }

    /** Takes a deal as paid by an order. The order's name makes this safe to repeat for ever, whatever the key. */
    public Answer<List<Deal>> redeem(String deal, String orderReference) {
        Redemption order = new Redemption(List.of(deal), orderReference);
        return host.send(key -> host.deals().redeemDealsWithHttpInfo(key, order))
                .match(
                        done -> new Answer.Done<>(done.value().getItems(), done.etag(), done.replayed()),
                        refused -> new Answer.Refused<>(refused.refusal()));
    }
}
