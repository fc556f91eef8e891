import type { ListingDraft, Money, Move, Negotiation, Terms } from '../target/client/index.js';

/** One thing at a price: the names of the item and of the issue that is its price, and an ISO 4217 code. */
export interface Goods {
    readonly item: string;
    readonly price: string;
    readonly currency: string;
}

/** The offer on the table, as alternating offers show it among a negotiation's details. */
export interface StandingOffer {
    readonly id: string;
    readonly by: string;
    readonly termsHash: string;
    readonly total: Money;
}

/** The offer on a table; undefined when there is none, or when another protocol shows other details. */
export function standingOffer(seen: Negotiation): StandingOffer | undefined {
    return seen.rules.protocol === 'alternating-offers' ? (seen.details['offer'] as StandingOffer | undefined) : undefined;
}

/** A first offer, or one on an empty table. */
export function offer(goods: Goods, minorUnits: number): Move {
    return { kind: 'offer', items: [at(goods, minorUnits)] };
}

/** Takes an offer, and exactly it: what it says is named by its hash. */
export function accept(standing: StandingOffer): Move {
    return { kind: 'accept', answers: standing.id, termsHash: standing.termsHash };
}

/** Answers an offer with another price. */
export function counter(standing: StandingOffer, goods: Goods, minorUnits: number): Move {
    return { kind: 'counter', answers: standing.id, items: [at(goods, minorUnits)] };
}

function at(goods: Goods, minorUnits: number): Terms {
    return { item: goods.item, values: { [goods.price]: { minorUnits, currency: goods.currency } } };
}

/** A listing that sells one of it, at most at its list price. */
export function listing(goods: Goods, seller: string, title: string, listPrice: number): ListingDraft {
    const { currency } = goods;
    return {
        seller,
        category: 'lamps',
        taxIncluded: true,
        shippingIncluded: true,
        binding: 'ON_ACCEPTANCE',
        stockPolicy: 'RESERVED_AT_AGREEMENT',
        items: [{
            id: goods.item,
            title,
            stock: 1,
            listPrice: { minorUnits: listPrice, currency },
            issues: [{
                id: goods.price,
                role: 'UNIT_PRICE',
                domain: { type: 'price', currency, min: 0, max: listPrice, tick: 1 },
            }],
        }],
    };
}
