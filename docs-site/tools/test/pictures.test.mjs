/** Every concept page has its picture, every picture its words, and all of it within the frame. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { WIDE } from '../../.vitepress/theme/pictures/drawing.mjs';
import { pictures } from '../../.vitepress/theme/pictures/index.mjs';

const PAGES = {
  concepts: 'concepts', protocols: 'protocols', policies: 'policies', mandates: 'mandates', checkout: 'checkout', changes: 'changes',
  identifiers: 'identifiers', events: 'events', security: 'security', economics: 'economics', negotiators: 'negotiators',
  laboratory: 'laboratory', 'own-protocol': 'ownProtocol', 'personal-data': 'personalData',
  'sealed-bids': 'sealedBids', 'sealed-bids-threat-model': 'threatModel',
};
const LETTER = { name: 7.4, other: 6.3 };

test('every concept page shows its picture, and every picture is shown', () => {
  const shown = Object.entries(PAGES).map(([page, name]) => {
    const text = readFileSync(new URL(`../../guide/${page}.md`, import.meta.url), 'utf8');
    assert.ok(text.includes(`<Picture of="${name}" />`), `${page} has no picture`);
    return name;
  });
  assert.deepEqual(shown.sort(), Object.keys(pictures).sort());
});

for (const [name, { title, text, caption, high, drawing }] of Object.entries(pictures)) {
  const drawn = drawing.join('');
  test(`${name} has a title, a text alternative and a caption, and no colour of its own`, () => {
    assert.ok(title.length > 10 && text.length > 60 && caption.length > 20);
    assert.doesNotMatch(drawn, /#[0-9a-f]{3}|fill=|stroke=|style=/i);
  });

  test(`${name} keeps its words and boxes within the frame`, () => {
    for (const [, kind, x, y, anchor, words] of drawn.matchAll(/<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">([^<]*)</g)) {
      const wide = words.length * (kind === 'name' ? LETTER.name : LETTER.other);
      const begin = Number(x) - { start: 0, middle: wide / 2, end: wide }[anchor];
      assert.ok(begin >= 0 && begin + wide <= WIDE && y >= 10 && y <= high - 3, `“${words}” from ${begin} to ${begin + wide} at ${y}`);
    }
    for (const [, x, y, wide, tall] of drawn.matchAll(/<rect class="[^"]*" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)) {
      assert.ok(Number(x) >= 0 && Number(x) + Number(wide) <= WIDE && Number(y) + Number(tall) <= high, `a box at ${x}, ${y}`);
    }
  });
}
