import { randomUUID } from 'node:crypto';
import { orThrow } from './answer.js';
import { listing, type Goods } from './goods.js';
import { party, type Party } from './party.js';
import { haggle } from './sale.js';
import { Shop } from './shop.js';

const USAGE = `arguments: <facade> <buyer's header> <seller's header> <listing> <item> [<host's header> <seller's name>]

Plays a sale against a running marketplace. Credentials are a header each, such as "Authorization: Bearer …". With the
host's credentials the goods are listed before and the deal is redeemed after; without them the listing must be there,
and the marketplace's own checkout redeems.`;

const [facade, buyer, seller, name, item, host, sellersName] = process.argv.slice(2);
if (!facade || !buyer || !seller || !name || !item || (host && !sellersName)) {
    console.error(USAGE);
    process.exit(2);
}

const goods: Goods = { item, price: 'price', currency: 'EUR' };
const shop = host ? new Shop(caller(host)) : undefined;
if (shop) {
    await shop.negotiateEverything();
    await shop.list(name, listing(goods, sellersName ?? '', 'A lamp', 100_00));
}
const deal = await haggle(caller(buyer), caller(seller), name, goods, { first: 60_00, asked: 75_00, limit: 80_00 });
console.log(`Agreed on ${deal.total.minorUnits}: ${deal.id}.`);
if (shop) {
    const order = `order-${randomUUID()}`;
    const [paid] = orThrow(await shop.redeem(deal.id, order));
    console.log(`Paid by ${order}: ${paid?.state}.`);
}

function caller(header: string): Party {
    const colon = header.indexOf(':');
    return party(facade ?? '', { [header.slice(0, colon).trim()]: header.slice(colon + 1).trim() });
}
