import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, before, beforeEach, test } from 'node:test';
import { isOvertaken, orThrow, type Answer, type Done, type Refusal } from 'parley-client';
import { accept, listing, offer, standingOffer, type Goods } from '../src/goods.js';
import { ParleyClient } from 'parley-client';
import { NoAnswer, Retrying } from 'parley-client';
import { asking, haggle } from '../src/sale.js';
import { Shop } from '../src/shop.js';
import { Table } from '../src/table.js';
import { Road } from './road.js';

/** A host that believes who callers say they are: see .ci/clients. */
const FACADE = process.env['FACADE'] ?? '';
const LAMP: Goods = { item: 'lamp', price: 'price', currency: 'EUR' };

let road: Road;
let pauses: number[];
let name: string;

before(() => new Shop(new ParleyClient({ facade: FACADE, credentials: { 'X-Caller': 'shop;HOST,POLICY_EDITOR' } })).negotiateEverything());

beforeEach(async () => {
    road = await Road.to(FACADE);
    pauses = [];
    name = `lamp-${randomUUID()}`;
    await shop().list(name, listing(LAMP, 'ines', 'Eine Lampe für Inês', 100_00));
    road.keys.length = 0;
});

afterEach(() => road.close());

/** A caller on the road, whose pauses are written down instead of waited for. */
function on(caller: string, patience = 60_000, attempts = 4): ParleyClient {
    const retrying = new Retrying({ attempts, within: 60_000, pause: async (millis) => void pauses.push(millis), chance: () => 0.5 });
    return new ParleyClient({ facade: road.facade, credentials: { 'X-Caller': caller }, retrying, patience });
}

function shop(): Shop {
    return new Shop(on('shop;HOST'));
}

function open(caller: ParleyClient, key?: string) {
    const openNegotiation = { listing: name, first: offer(LAMP, 60_00) };
    return caller.send(
        (idempotencyKey) => caller.negotiations.openNegotiationRaw({ idempotencyKey, openNegotiation }), key);
}

async function negotiations(): Promise<number> {
    return (await on('ines').negotiations.listNegotiations({ listing: name })).items.length;
}

function done<T>(answer: Answer<T>): Done<T> {
    assert.ok(answer.done);
    return answer;
}

function refused<T>(answer: Answer<T>): Refusal {
    assert.ok(!answer.done);
    return answer.refusal;
}

test('the shop sells at list price what is free, once for an order', async () => {
    const order = `order-of-${name}`;

    assert.equal(orThrow(await shop().sell(name, LAMP.item, 1, order)).orderReference, order);
    assert.equal(orThrow(await shop().sell(name, LAMP.item, 1, order)).units, 1);
    assert.equal(refused(await shop().sell(name, LAMP.item, 1, `another ${order}`)).code, 'STOCK_UNAVAILABLE');
});

test('two people haggle and the shop takes the deal', async () => {
    const deal = await haggle(on('mara'), on('ines'), name, LAMP, { first: 60_00, asked: 75_00, limit: 80_00 });

    assert.equal(deal.total.minorUnits, 75_00);
    assert.equal(deal.state, 'AGREED');
    const [paid] = orThrow(await shop().redeem(deal.id, `order-of-${name}`));
    assert.equal(paid?.state, 'REDEEMED');
    const refusal = refused(await shop().redeem(deal.id, 'another order'));
    assert.equal(refusal.code, 'ALREADY_REDEEMED');
    assert.deepEqual(pauses, []);
});

test('whoever decides on a view that is out of date is shown the new one and decides again', async () => {
    const buyers = await Table.open(on('mara'), name, offer(LAMP, 60_00));
    const sellers = await Table.at(on('ines'), buyers.view.id);
    orThrow(await buyers.play(() => ({ kind: 'withdraw' })));
    orThrow(await buyers.play(() => offer(LAMP, 70_00)));
    const considered: number[] = [];
    road.keys.length = 0;

    const answer = await sellers.play((seen) => {
        const standing = standingOffer(seen);
        considered.push(standing?.total.minorUnits ?? 0);
        return standing && accept(standing);
    });

    assert.deepEqual(considered, [60_00, 70_00]);
    assert.equal(orThrow(answer).phase, 'agreed');
    assert.equal(new Set(road.keys).size, 2);
});

test('who looks again when nothing has changed keeps what was seen', async () => {
    const buyers = await Table.open(on('mara'), name, offer(LAMP, 60_00));
    const seen = buyers.view;

    await buyers.look();

    assert.equal(buyers.view, seen);
});

test('a refusal says in types why and what may be done instead', async () => {
    const buyers = await Table.open(on('mara'), name, offer(LAMP, 60_00));

    const refusal = refused(await buyers.play((seen) => accept(standingOffer(seen)!)));

    assert.equal(refusal.code, 'NOT_YOUR_TURN');
    assert.ok(isOvertaken(refusal));
    assert.deepEqual(refusal.allowedActions.map((action) => action.kind), ['withdraw']);
});

test('a request that does not fit is refused with where and why', async () => {
    const mara = on('mara');
    const openNegotiation = { listing: name, first: offer(LAMP, -1) };

    const refusal = refused(await mara.send(
        (idempotencyKey) => mara.negotiations.openNegotiationRaw({ idempotencyKey, openNegotiation })));

    assert.equal(refusal.code, 'MALFORMED_REQUEST');
    assert.deepEqual(refusal.violations.map((each) => each.pointer), ['/first/items/0/values/price/minorUnits']);
});

test('a command whose answer was lost is sent again under the same key and done once', async () => {
    road.happens('answer-lost', 'lost');

    const answer = done(await open(on('mara')));

    assert.equal(road.keys.length, 3);
    assert.equal(new Set(road.keys).size, 1);
    assert.ok(answer.replayed);
    assert.deepEqual(pauses, [150, 300]);
    assert.equal(await negotiations(), 1);
});

test('an answer that takes too long counts as lost', async () => {
    road.happens('answer-late');

    assert.ok(done(await open(on('mara', 1_000, 50))).replayed);
    assert.equal(await negotiations(), 1);
});

test('whoever is busy says how long to wait', async () => {
    road.happens('busy', 'bad-gateway');

    assert.ok(!done(await open(on('mara'))).replayed);
    assert.deepEqual(pauses, [3300, 300]);
    assert.equal(await negotiations(), 1);
});

test('a command that is never answered leaves its key behind to be sent again later', async () => {
    road.happens('answer-lost', 'lost', 'busy', 'bad-gateway');
    const key = randomUUID();

    await assert.rejects(open(on('mara'), key), (thrown) => thrown instanceof NoAnswer && thrown.idempotencyKey === key);

    assert.ok(done(await open(on('mara'), key)).replayed);
    assert.equal(await negotiations(), 1);
});

test('what is added later to answers does no harm', async () => {
    road.paint((answer) => {
        answer.weather = 'fair';
        answer.allowedActions?.push({ kind: 'auction-off', limits: {}, gavel: true });
        answer.seats?.push({ id: 'auctioneer', role: 'AUCTIONEER', principal: 'otto' });
        return answer;
    });

    const buyers = await Table.open(on('mara'), name, offer(LAMP, 60_00));
    const sellers = await Table.at(on('ines'), buyers.view.id);

    assert.ok(buyers.view.allowedActions.some((action) => action.kind === 'auction-off'));
    assert.equal(orThrow(await sellers.play(asking(LAMP, 50_00))).deals.length, 1);
});

test('a code that is unknown is passed on with its title and status', async () => {
    const buyers = await Table.open(on('mara'), name, offer(LAMP, 60_00));
    road.paint((problem) => ({ ...problem, code: 'MOON_IN_THE_WRONG_HOUSE', title: 'Wait for the moon.', moon: 3 }));

    const refusal = refused(await buyers.play(() => ({ kind: 'dance' })));

    assert.equal(refusal.code, 'MOON_IN_THE_WRONG_HOUSE');
    assert.equal(refusal.title, 'Wait for the moon.');
    assert.equal(refusal.status, 422);
});
