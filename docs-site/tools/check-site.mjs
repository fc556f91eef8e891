/** Looks at the site as it was built: links, anchors, images, and that nothing is loaded from elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { SITE, report } from './pages.mjs';
import { readdirSync } from 'node:fs';

const DIST = join(SITE, '.vitepress/dist');
const OWN = 'http://site.invalid';

const built = list(DIST);
const html = built.filter((path) => path.endsWith('.html')).map((path) => ({ path, name: relative(DIST, path), text: readFileSync(path, 'utf8') }));
const ids = new Map(html.map(({ name, text }) => [name, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => decode(id)))]));

report(`links and anchors of ${html.length} pages`, html.flatMap(links));
report('images and what pages load', html.flatMap(loads));
report('styles', built.filter((path) => path.endsWith('.css')).flatMap(styles));

function list(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? list(join(folder, entry.name)) : [join(folder, entry.name)]);
}

function decode(text) {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

/** Where an address within the site leads, as a file of it; undefined for one elsewhere. */
function target(page, address) {
  const url = new URL(address, `${OWN}/${page}`);
  if (url.origin !== OWN) {
    return undefined;
  }
  const path = decodeURIComponent(url.pathname).slice(1);
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return { file: existsSync(join(DIST, file)) ? file : `${file}.html`, anchor: decodeURIComponent(url.hash.slice(1)) };
}

function links({ name, text }) {
  return [...text.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)]
    .map(([, address]) => decode(address))
    .filter((address) => !/^(mailto|tel):/.test(address))
    .flatMap((address) => {
      const to = target(name, address);
      if (!to || name === '404.html') {
        return [];
      }
      if (!existsSync(join(DIST, to.file))) {
        return [`${name}: ${address} leads nowhere`];
      }
      const known = ids.get(to.file);
      return to.anchor && known && !known.has(to.anchor) ? [`${name}: ${address} has no such anchor`] : [];
    });
}

/** Scripts, styles, fonts and images are the site's own, and are there. */
function loads({ name, text }) {
  const addresses = [
    ...text.matchAll(/<(?:script|img|source|iframe|video|audio)\b[^>]*\ssrc="([^"]*)"/g),
    ...text.matchAll(/<link\b[^>]*\shref="([^"]*)"/g),
    ...text.matchAll(/<(?:use|image)\b[^>]*\s(?:xlink:)?href="([^"]*)"/g),
  ];
  return addresses
    .map(([, address]) => decode(address))
    .filter((address) => !address.startsWith('data:') && !address.startsWith('#'))
    .flatMap((address) => {
      const to = target(name, address);
      if (!to) {
        return [`${name}: ${address} is loaded from elsewhere`];
      }
      return existsSync(join(DIST, to.file)) ? [] : [`${name}: ${address} is not there`];
    });
}

function styles(path) {
  return [...readFileSync(path, 'utf8').matchAll(/(?:url\(|@import\s+)["']?((?:https?:)?\/\/[^"')]+)/g)].map(
    ([, address]) => `${relative(DIST, dirname(path))}: ${address} is loaded from elsewhere`,
  );
}
