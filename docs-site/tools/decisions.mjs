/** The decision records: the directory is the list. */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../decisions/', import.meta.url);

export function decisions() {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .sort()
    .map((name) => ({ text: `${Number(name.slice(0, 4))}. ${heading(name)}`, link: `/decisions/${name.slice(0, -3)}` }));
}

function heading(name) {
  const line = readFileSync(new URL(name, FOLDER), 'utf8').split('\n').find((text) => text.startsWith('# '));
  return line.slice(2).replace(/^\d+\. /, '').replaceAll('`', '');
}
