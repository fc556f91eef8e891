/** A stranger's program: asks a marketplace for its protocols, and is refused what it may not do, with a reason that it can read. */
import { ParleyClient, type Answer, type Deal } from 'parley-client';

declare const process: { env: Record<string, string | undefined> };

// #region use
const client = new ParleyClient({ facade: process.env['FACADE'] ?? '', credentials: { 'X-Caller': 'stranger' } });
const protocols = await client.send(() => client.protocols.listProtocolsRaw());
if (!protocols.done) {
    throw new Error(`${protocols.refusal.code}: ${protocols.refusal.title}`);
}
// #endregion use
const deal: Answer<Deal> = await client.send((idempotencyKey) => client.deals.cancelDealRaw({ deal: 'deal_of_nobody', idempotencyKey }));
if (deal.done || deal.refusal.code !== 'NOT_FOUND' || deal.refusal.title === '') {
    throw new Error('a stranger cancels deals');
}
if (!protocols.value.items.some((protocol) => protocol.name === 'alternating-offers')) {
    throw new Error('no alternating offers');
}
console.log(`From outside: ${protocols.value.items.length} protocols; ${deal.refusal.code}: ${deal.refusal.title}`);
