import type { IssueDomain, Item, ListingDraft, Money, Move, Negotiation, Terms } from 'parley-client';

/**
 * One thing at a price: the names of the item and of the issue that is its price, an ISO 4217 code, and values for
 * whatever else is negotiable of it.
 */
export interface Goods {
    readonly item: string;
    readonly price: string;
    readonly currency: string;
    readonly rest?: Readonly<Record<string, unknown>>;
}

/** An item as it is listed; whatever is negotiable besides the price keeps its first value. */
export function goodsOf(item: Item): Goods {
    const price = priceOf(item);
    const rest = item.issues.filter((issue) => issue !== price).map((issue) => [issue.id, first(issue.domain)]);
    return { item: item.id, price: price.id, currency: item.listPrice.currency, rest: Object.fromEntries(rest) };
}

/** So many percent of an item's list price, rounded down to what its price may be. */
export function percent(item: Item, part: number): number {
    const { min = 0, tick = 1 } = priceOf(item).domain;
    const wished = Math.floor((item.listPrice.minorUnits * part) / 100);
    return Math.max(min, wished - (wished % tick));
}

function priceOf(item: Item) {
    const price = item.issues.find((issue) => issue.role === 'UNIT_PRICE' || issue.role === 'LINE_PRICE');
    if (!price) {
        throw new Error(`${item.id} has no price that this client knows`);
    }
    return price;
}

function first(domain: IssueDomain): unknown {
    switch (domain.type) {
        case 'price': return { minorUnits: domain.min, currency: domain.currency };
        case 'date': return domain.first;
        case 'choice': return domain.labels?.[0];
        default: return domain.min;
    }
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
    return { item: goods.item, values: { ...goods.rest, [goods.price]: { minorUnits, currency: goods.currency } } };
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
