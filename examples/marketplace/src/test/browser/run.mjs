/**
 * Runs every story of this directory against MARKETPLACE_URL, one after the other, each in a process of its own; one line
 * for each. Those that move the clock come last, since everybody's time passes then.
 *
 *   npm test                     all
 *   npm test -- inbox policy     those whose file's name has one of these words in it
 */
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const NO_STORIES = /^(run|measure)\.mjs$|support\.mjs$/;
const asked = process.argv.slice(2);

const files = (await readdir(here)).filter((name) => name.endsWith('.mjs') && !NO_STORIES.test(name))
  .filter((name) => asked.length === 0 || asked.some((word) => name.includes(word)))
  .sort((one, other) => Number(one.startsWith('clock-')) - Number(other.startsWith('clock-')) || one.localeCompare(other));
const begun = Date.now();
const failed = files.filter((name) => spawnSync(process.execPath, [path.join(here, name)], { stdio: 'inherit' }).status !== 0);
console.log(`${files.length - failed.length} of ${files.length} stories hold (${((Date.now() - begun) / 1000).toFixed(0)} s)${failed.length > 0 ? `; not: ${failed.join(', ')}` : ''}`);
process.exitCode = failed.length === 0 && files.length > 0 ? 0 : 1;
