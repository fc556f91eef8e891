/** The form in which a seller opens an auction: the reserve first, then what bidders will see, then a question. */

import { h } from '../dom.js';
import { parley } from '../api.js';
import { askOnce } from '../dialog.js';
import { dropDraft, keepDraft } from '../drafts.js';
import { busy, explain, moneyField, problemLine, readAll } from '../fields.js';
import { field as amountText, show } from '../money.js';
import { priceOf } from '../terms.js';
import { showInstant, showSeconds } from '../time.js';
import { money, softClose } from './rules.js';

export function openingForm({ ref, listing, kept, rules }) {
  const [item] = listing.items;
  const { parameters } = rules;
  const draft = `auction-opening:${ref}`;
  const reserve = !parameters.hiddenReserve ? null : moneyField({
    name: 'reserve', label: `Your reserve (${item.listPrice.currency})`, currency: () => item.listPrice.currency,
    hint: 'Nothing is sold below it. Bidders read that there is a reserve, and not how much it is; once it is met they are told so.',
    pointers: ['/terms/reserve', '/privateTerms', '/reserve'],
    control: { test: 'reserve-in', value: Number.isInteger(kept.reserve) ? amountText(kept.reserve, item.listPrice.currency) : '' },
  });
  const fields = reserve ? [reserve] : [];
  const problem = problemLine('opening-problem');
  const open = h('button', { class: 'button large', type: 'submit', test: 'open-english' }, 'Open the auction');
  const form = h('form', { class: 'panel', novalidate: true, test: 'opening' }, h('h2', {}, 'Open the auction'), reserve?.node ?? null,
    h('div', {}, h('p', { class: 'label' }, 'What bidders will see'), h('ul', { class: 'steps', test: 'preview' }, preview(item, parameters).map((line) => h('li', {}, line)))),
    h('div', { class: 'row' }, open), problem);
  keepDraft(form, draft);

  async function begin() {
    problem.textContent = '';
    const values = readAll(fields);
    if (!values) {
      return;
    }
    const least = values.reserve ? `Nothing is sold below ${show(values.reserve)}. No bidder sees that before it is met.` : 'There is no hidden reserve.';
    if (!await askOnce({ title: 'Open the auction?', yes: 'Open it', test: 'open-it', binds: [least, ...preview(item, parameters), 'You cannot change your reserve or end it early.'] })) {
      return;
    }
    try {
      if (values.reserve) {
        await parley.put(`/listings/${encodeURIComponent(ref)}/private-terms`, { terms: { reserve: values.reserve.minorUnits } });
      }
      const { id } = await parley.post('/negotiations', { listing: ref });
      dropDraft(draft);
      location.assign(`/auctions/${id}`);
    } catch (refusal) {
      explain(fields, problem, refusal);
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(open, begin);
  });
  return form;
}

/** What everybody will read of the auction, a sentence each. */
function preview(item, parameters) {
  const { domain } = priceOf(item);
  const amount = (price, percent) => price ?? (percent === undefined ? undefined : Math.floor((item.listPrice.minorUnits * percent) / 100 / domain.tick) * domain.tick);
  const say = (minorUnits) => show(money(item, minorUnits));
  const [start, least, buyNow] = [amount(parameters.startPrice, parameters.startPercent) ?? domain.min,
    amount(parameters.reservePrice, parameters.reservePercent), amount(parameters.buyNowPrice, parameters.buyNowPercent)];
  const soft = softClose(parameters);
  return [
    `Bidding starts at ${say(start)}${parameters.startsAt ? `, on ${showInstant(parameters.startsAt)}` : ', at once'}.`,
    parameters.hiddenReserve ? 'There is a reserve, which they do not see.' : least === undefined ? 'There is no reserve: the highest bid wins, whatever it is.' : `Nothing is sold below ${say(least)}.`,
    buyNow === undefined ? null : `Whoever pays ${say(buyNow)} has it at once, until the reserve is met or ${parameters.buyNowUntilPercent} % of that is bid.`,
    parameters.closesAt ? `It closes on ${showInstant(parameters.closesAt)}.` : `It closes ${showSeconds(parameters.closesAfterSeconds)} later.`,
    soft.seconds > 0 ? `A late bid leaves ${showSeconds(soft.seconds)} to answer it, at most ${showSeconds(soft.mostSeconds)} more in all.` : 'A late bid does not move the close.',
  ].filter(Boolean);
}
