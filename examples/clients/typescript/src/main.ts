import { orThrow } from 'parley-client';
import { goodsOf, listing, percent, type Goods } from './goods.js';
import { ParleyClient } from 'parley-client';
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

const shop = host ? new Shop(caller(host)) : undefined;
if (shop) {
    const lamp: Goods = { item, price: 'price', currency: 'EUR' };
    await shop.negotiateEverything();
    await shop.list(name, listing(lamp, sellersName ?? '', 'A lamp', 100_00));
}
const mara = caller(buyer);
const listed = orThrow(await mara.send(() => mara.listings.getListingRaw({ listing: name })));
const found = listed.items.find((each) => each.id === item);
if (!found) {
    throw new Error(`${name} sells no ${item}`);
}
const prices = { first: percent(found, 60), asked: percent(found, 75), limit: percent(found, 80) };
const deal = await haggle(mara, caller(seller), name, goodsOf(found), prices);
console.log(`Agreed on ${deal.total.minorUnits}: ${deal.id}.`);
if (shop) {
    const order = `order-${deal.id}`;
    const [paid] = orThrow(await shop.redeem(deal.id, order));
    console.log(`Paid by ${order}: ${paid?.state}.`);
}

function caller(header: string): ParleyClient {
    const colon = header.indexOf(':');
    return new ParleyClient({ facade: facade ?? '', credentials: { [header.slice(0, colon).trim()]: header.slice(colon + 1).trim() } });
}
