import type { Deal } from 'parley-client';
import { orThrow, type Answer } from 'parley-client';
import { accept, counter, offer, standingOffer, type Goods } from './goods.js';
import type { ParleyClient } from 'parley-client';
import { Table, type Player } from './table.js';

/** The prices of a haggle in minor units: what the buyer begins with, what the seller wants, what the buyer would pay. */
export interface Prices {
    readonly first: number;
    readonly asked: number;
    readonly limit: number;
}

/** A whole negotiation as two people have it: an offer, a counter-offer, an acceptance, a deal. */
export async function haggle(buyer: ParleyClient, seller: ParleyClient, listing: string, goods: Goods, prices: Prices): Promise<Deal> {
    const buyers = await Table.open(buyer, listing, offer(goods, prices.first));

    const sellers = await Table.at(seller, buyers.view.id);
    orThrow(await sellers.play(asking(goods, prices.asked)));

    // However it hears that it is its turn: a notice, a page's timer. What it saw last is older than the answer.
    await buyers.look();
    const agreed = orThrow(await buyers.play(upTo(goods, prices.limit)));

    return orThrow(await dealOf(buyer, agreed.deals[0] ?? ''));
}

function dealOf(buyer: ParleyClient, deal: string): Promise<Answer<Deal>> {
    return buyer.send(() => buyer.deals.getDealRaw({ deal }));
}

/** A seller that takes what is asked or more, and else asks for it. */
export function asking(goods: Goods, asked: number): Player {
    return (seen) => {
        const standing = standingOffer(seen);
        if (standing?.by !== 'buyer') {
            return undefined;
        }
        return standing.total.minorUnits >= asked ? accept(standing) : counter(standing, goods, asked);
    };
}

/** A buyer that takes what stays within its limit, and else offers just that. */
export function upTo(goods: Goods, limit: number): Player {
    return (seen) => {
        const standing = standingOffer(seen);
        if (standing?.by !== 'seller') {
            return undefined;
        }
        return standing.total.minorUnits <= limit ? accept(standing) : counter(standing, goods, limit);
    };
}
