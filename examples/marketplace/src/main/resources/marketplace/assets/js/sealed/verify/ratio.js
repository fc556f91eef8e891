/** Exact fractions of big integers: {over, under}, `under` above 0. They never round unless told to. */

export function ratio(over, under = 1n) {
  return under < 0n ? { over: -over, under: -under } : { over, under };
}

export function plus(one, other) {
  return ratio(one.over * other.under + other.over * one.under, one.under * other.under);
}

export function minus(one, other) {
  return plus(one, ratio(-other.over, other.under));
}

export function times(one, other) {
  return ratio(one.over * other.over, one.under * other.under);
}

export function dividedBy(one, other) {
  return ratio(one.over * other.under, one.under * other.over);
}

/** Whether one is at most the other. */
export function isAtMost(one, other) {
  return one.over * other.under <= other.over * one.under;
}

/** The nearest whole number; of two equally near ones the even one. */
export function roundHalfEven({ over, under }) {
  const [doubled, halves] = [2n * over + under, 2n * under];
  const rest = ((doubled % halves) + halves) % halves;
  const nearest = (doubled - rest) / halves;
  return rest === 0n && nearest % 2n !== 0n ? nearest - 1n : nearest;
}

/** In lowest terms, such as 215/4. */
export function words({ over, under }) {
  const common = gcd(over < 0n ? -over : over, under);
  return under === common ? String(over / common) : `${over / common}/${under / common}`;
}

function gcd(one, other) {
  return other === 0n ? one : gcd(other, one % other);
}
