import type { Deal, Listing, ListingDraft, Sale } from 'parley-client';
import { orThrow, type Answer } from 'parley-client';
import type { ParleyClient } from 'parley-client';

/** What the marketplace itself does over the facade, where it is not done in process: choosing rules, listing, checkout. */
export class Shop {
    constructor(private readonly host: ParleyClient) {}

    /** Lets every listing be negotiated by alternating offers, unless a policy says already what is negotiated how. */
    async negotiateEverything(): Promise<void> {
        const inForce = await this.host.send(() => this.host.policy.getPolicyRaw({}));
        if (inForce.done || inForce.refusal.status !== 404) {
            return;
        }
        const choice = { protocol: 'alternating-offers', version: 1, settlement: 'each-item' } as const;
        const policyDraft = { rules: [{ name: 'everything', choice }] };
        orThrow(await this.host.send((idempotencyKey) =>
            this.host.policy.publishPolicyRaw({ idempotencyKey, policyDraft, ifMatch: '"0"' })));
    }

    /** Puts new goods up for sale; those that are for sale already are changed with their entity tag. */
    async list(listing: string, listingDraft: ListingDraft): Promise<Listing> {
        return orThrow(await this.host.send((idempotencyKey) =>
            this.host.listings.putListingRaw({ listing, idempotencyKey, listingDraft })));
    }

    /** Sells units at list price, if they are free. The order's name makes this safe to repeat for ever, whatever the key. */
    async sell(listing: string, item: string, units: number, orderReference: string): Promise<Answer<Sale>> {
        const saleDraft = { units, orderReference };
        return this.host.send((idempotencyKey) =>
            this.host.listings.sellUnitsRaw({ listing, item, idempotencyKey, saleDraft }));
    }

    /** Takes a deal as paid by an order. The order's name makes this safe to repeat for ever, whatever the key. */
    async redeem(deal: string, orderReference: string): Promise<Answer<Deal[]>> {
        const redemption = { deals: [deal], orderReference };
        const answer = await this.host.send((idempotencyKey) =>
            this.host.deals.redeemDealsRaw({ idempotencyKey, redemption }));
        return answer.done ? { ...answer, value: answer.value.items } : answer;
    }
}
