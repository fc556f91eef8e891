/** Amounts of minor units, shown and read in the visitor's own way. */

const language = navigator.language || 'en';
const formats = new Map();

function format(currency) {
  if (!formats.has(currency)) {
    formats.set(currency, new Intl.NumberFormat(language, { style: 'currency', currency }));
  }
  return formats.get(currency);
}

/** Digits after the point. */
export function digits(currency) {
  return format(currency).resolvedOptions().maximumFractionDigits;
}

/** An amount for people; whole amounts lose their zeros. */
export function show(money) {
  const places = digits(money.currency);
  const whole = money.minorUnits % 10 ** places === 0;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : places,
  }).format(money.minorUnits / 10 ** places);
}

/** An amount as a form field shows it: no sign, the visitor's decimal point. */
export function field(minorUnits, currency) {
  const places = digits(currency);
  const whole = minorUnits % 10 ** places === 0;
  return new Intl.NumberFormat(language, {
    useGrouping: false,
    minimumFractionDigits: whole ? 0 : places,
    maximumFractionDigits: places,
  }).format(minorUnits / 10 ** places);
}

const decimal = new Intl.NumberFormat(language).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';

/** Minor units from what somebody typed, null when it is no amount. Digits are shifted, never rounded. */
export function parse(text, currency) {
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[^\d]+|[^\d]+$/g, '');
  const point = lastPoint(plain);
  const whole = (point < 0 ? plain : plain.slice(0, point)).replace(/[.,]/g, '');
  const fraction = point < 0 ? '' : plain.slice(point + 1);
  const places = digits(currency);
  if (!/^\d{1,12}$/.test(whole) || !/^\d*$/.test(fraction) || fraction.length > places) {
    return null;
  }
  return Number(whole + fraction.padEnd(places, '0'));
}

/** Where the decimals begin: at the visitor's point, or at any other mark with at most two digits behind it. */
function lastPoint(text) {
  const own = text.lastIndexOf(decimal);
  if (own >= 0 && text.length - own - 1 <= 2) {
    return own;
  }
  const any = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  return any >= 0 && text.length - any - 1 <= 2 ? any : -1;
}

/** The sum of amounts of one currency. */
export function sum(amounts) {
  return amounts.reduce((total, money) => ({ minorUnits: total.minorUnits + money.minorUnits, currency: money.currency }),
    { minorUnits: 0, currency: amounts[0]?.currency ?? 'EUR' });
}

/** What is saved against a list price, or null when nothing is. */
export function saved(listed, agreed) {
  const less = listed.minorUnits - agreed.minorUnits;
  return less > 0
    ? { money: { minorUnits: less, currency: agreed.currency }, percent: Math.round((less * 100) / listed.minorUnits) }
    : null;
}
