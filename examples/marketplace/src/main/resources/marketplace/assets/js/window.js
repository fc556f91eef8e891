/** How long a buyer has to pay, as the marketplace sets it for its deals. */

export const PAY_WINDOW = '15 minutes';
