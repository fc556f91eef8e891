import { fill, h, freshId } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { shop } from '../api.js';
import { art } from '../art.js';
import { show } from '../money.js';

start(async ({ main, person }) => {
  const [, , ref, itemId] = location.pathname.split('/').map(decodeURIComponent);
  const { goods, listing, left } = await shop.get(`/listings/${encodeURIComponent(ref)}`);
  const item = listing.items.find((candidate) => candidate.id === itemId);
  const quantity = item.issues.find((issue) => issue.role === 'QUANTITY');
  const fees = item.issues.filter((issue) => issue.role === 'FEE').reduce((total, issue) => total + issue.domain.max, 0);
  const most = Math.min(left[item.id], quantity?.domain.max ?? 1);
  const id = freshId('units');
  const units = h('input', { id, type: 'number', class: 'plain-in', min: quantity?.domain.min ?? 1, max: most, value: String(quantity?.domain.min ?? 1), test: 'units' });
  const total = h('output', { class: 'form-total', test: 'total' });
  const problem = h('p', { class: 'form-problem', role: 'alert', tabindex: '-1', test: 'pay-problem' });
  const pay = h('button', { class: 'button large full', type: 'submit', test: 'pay' }, 'Pay');
  const key = crypto.randomUUID();
  const recount = () => {
    const amount = { minorUnits: item.listPrice.minorUnits * Number(units.value || 0) + fees, currency: item.listPrice.currency };
    total.textContent = show(amount);
    pay.textContent = `Pay ${show(amount)}`;
  };
  units.addEventListener('input', recount);
  recount();
  const form = h('form', { class: 'panel sheet', novalidate: true },
    h('div', { class: 'sheet-goods' }, h('div', { class: 'board tiny', 'data-category': goods.category }, art(goods.art, goods.category)),
      h('div', {}, h('strong', {}, item.title), h('span', { class: 'phrase' }, `${show(item.listPrice)}${quantity ? ' each' : ''}, from ${nameOf(goods.seller)}${fees ? ', delivery included below' : ''}`))),
    quantity ? h('div', { class: 'field' }, h('label', { class: 'label', for: id }, `How many (up to ${most})`), units) : null,
    h('div', { class: 'form-sum' }, h('span', { class: 'label' }, 'To pay'), total), pay, problem);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (pay.getAttribute('aria-disabled') === 'true') {
      return;
    }
    const wanted = Number(units.value);
    if (!Number.isInteger(wanted) || wanted < Number(units.min) || wanted > most) {
      problem.textContent = `Choose a number from ${units.min} to ${most}.`;
      units.focus();
      return;
    }
    pay.setAttribute('aria-disabled', 'true');
    problem.textContent = '';
    try {
      const order = await shop.post('/orders/list-price', { listing: ref, item: item.id, units: wanted, key: `${key}-${wanted}` });
      location.assign(`/orders/${encodeURIComponent(order.id)}`);
    } catch (refusal) {
      problem.textContent = refusal.message;
      problem.focus();
      pay.removeAttribute('aria-disabled');
    }
  });
  fill(main, h('section', { class: 'narrow' }, h('h1', {}, 'Buy at list price'),
    person.id === goods.seller ? h('p', { class: 'notice' }, 'This is your own listing.') : most < 1 ? h('p', { class: 'notice' }, 'It has been sold.') : form,
    h('p', {}, h('a', { href: `/listings/${encodeURIComponent(ref)}` }, 'Back, to make an offer instead'))));
}, { needsPerson: true });
