/** Two other rules for the same prices, to set beside the draw: halfway between, and the second price. */

/** Values of both sides, every one from 0 to 1 equally likely: all that could be gained, and what each rule makes of it. */
const FIRST_BEST = 1 / 6;
const HALF_DOUBLE_AUCTION = 9 / 64;
const SELLERS_PRICE = 1 / 8;

/**
 * The share of all possible gains that is made when both sides count only money and state what serves them best. In the
 * draw both then call extremes fair, and it is played like the halfway price; with one buyer the second price is the
 * seller's own. Chatterjee and Samuelson (1983), the linear equilibrium.
 */
export const SHARE_OF_GAINS = {
  drawn: HALF_DOUBLE_AUCTION / FIRST_BEST,
  halfway: HALF_DOUBLE_AUCTION / FIRST_BEST,
  second: SELLERS_PRICE / FIRST_BEST,
};

/** What each side states best for itself when values are uniform from 0 to 1 and the price is k·highest + (1 − k)·lowest. */
export function bestStatements(k) {
  return {
    buyer: (value) => Math.min(value, value / (1 + k) + (k * (1 - k)) / (2 * (1 + k))),
    seller: (cost) => Math.max(cost, cost / (2 - k) + (1 - k) / 2),
  };
}

/** The price halfway between both best prices; null where there is no deal. */
export function halfwayPrice({ lowest, highest }) {
  return lowest > highest ? null : (lowest + highest) / 2;
}

/**
 * The second price, with the seller's lowest price as the reserve and one rival: {price, rivalWins}; null where nobody
 * reaches the reserve. Who bids as much as the rival wins, as the earlier bidder.
 */
export function secondPrice({ lowest, highest }, rival) {
  const [first, next] = [Math.max(highest, rival), Math.min(highest, rival)];
  return first < lowest ? null : { price: Math.max(lowest, next), rivalWins: rival > highest };
}
