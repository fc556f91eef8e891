import { fill, h } from '../dom.js';
import { busy, explain, numberField, problemLine } from '../fields.js';
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
  const least = quantity?.domain.min ?? 1;
  const units = numberField({ name: 'units', label: `How many (up to ${most})`, min: least, max: most, pointers: ['/units'], control: { value: String(least), test: 'units' } });
  const total = h('output', { class: 'form-total', test: 'total' });
  const problem = problemLine('pay-problem');
  const pay = h('button', { class: 'button large full', type: 'submit', test: 'pay' }, 'Pay');
  const key = crypto.randomUUID();
  const recount = () => {
    const wanted = /^\d{1,6}$/.test(units.input.value.trim()) ? Number(units.input.value) : 0;
    const amount = { minorUnits: item.listPrice.minorUnits * wanted + fees, currency: item.listPrice.currency };
    total.textContent = wanted > 0 ? show(amount) : '–';
    pay.textContent = wanted > 0 ? `Pay ${show(amount)}` : 'Pay';
  };
  units.input.addEventListener('input', recount);
  recount();
  const form = h('form', { class: 'panel sheet', novalidate: true },
    h('div', { class: 'sheet-goods' }, h('div', { class: 'board tiny', 'data-category': goods.category }, art(goods.art, goods.category)),
      h('div', {}, h('strong', {}, item.title), h('span', { class: 'phrase' }, `${show(item.listPrice)}${quantity ? ' each' : ''}, from ${nameOf(goods.seller)}${fees ? ', delivery included below' : ''}`))),
    quantity ? units.node : null,
    h('div', { class: 'form-sum' }, h('span', { class: 'label' }, 'To pay'), total), pay, problem);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(pay, async () => {
      problem.textContent = '';
      const wanted = units.read()?.value;
      if (wanted === undefined) {
        units.focus();
        return;
      }
      try {
        const order = await shop.post('/orders/list-price', { listing: ref, item: item.id, units: wanted, key: `${key}-${wanted}` });
        location.assign(`/orders/${encodeURIComponent(order.id)}`);
      } catch (refusal) {
        explain([units], problem, refusal);
      }
    });
  });
  fill(main, h('section', { class: 'narrow' }, h('h1', {}, 'Buy at list price'),
    person.id === goods.seller ? h('p', { class: 'notice' }, 'This is your own listing.') : most < 1 ? h('p', { class: 'notice' }, 'It has been sold.') : form,
    h('p', {}, h('a', { href: `/listings/${encodeURIComponent(ref)}` }, 'Back, to make an offer instead'))));
}, { needsPerson: true });
