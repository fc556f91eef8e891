/** The pieces of our pictures. A picture is 360 wide, so that its words can be read on a phone without scrolling. */

export const WIDE = 360;

/** A box with a name and, beneath it, a few smaller words. `kind` colours it: '', 'buyer', 'seller', 'quiet'. */
export function box(x, y, wide, high, name, small = '', kind = '') {
  const middle = x + wide / 2;
  const first = y + high / 2 + (small ? -3 : 5);
  return `<rect class="${kind}" x="${x}" y="${y}" width="${wide}" height="${high}" rx="9"/>${words(middle, first, name, 'name')}${small ? words(middle, first + 17, small) : ''}`;
}

/** An arrow along a path, such as 'M10 10H40'. */
export function way(path, kind = '') {
  return `<path class="way ${kind}" d="${path}"/>`;
}

/** Words with their middle at a place; 'start' or 'end' begin or end there. */
export function words(x, y, text, kind = '', anchor = 'middle') {
  return `<text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`;
}

/** A line without a head. */
export function line(path, kind = '') {
  return `<path class="line ${kind}" d="${path}"/>`;
}

export function dot(x, y, kind = '', radius = 6) {
  return `<circle class="${kind}" cx="${x}" cy="${y}" r="${radius}"/>`;
}
