/**
 * Runs every story of this directory against MARKETPLACE_URL, each in a process of its own, some at once (STORIES_AT_ONCE,
 * else 3); one line for each. Those that move everybody's clock or change everybody's policy come last and alone.
 *
 *   npm test                     all
 *   npm test -- inbox policy     those whose file's name has one of these words in it
 */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const NO_STORIES = /^(run|measure)\.mjs$|support\.mjs$/;
const ALONE = /^(clock|policy)-/;
const asked = process.argv.slice(2);

const AT_ONCE = Number(process.env.STORIES_AT_ONCE ?? 3);

const files = (await readdir(here)).filter((name) => name.endsWith('.mjs') && !NO_STORIES.test(name))
  .filter((name) => asked.length === 0 || asked.some((word) => name.includes(word))).sort();
const begun = Date.now();
const failed = [];

/** Ends with the story's process; its lines come out together. */
function run(name) {
  return new Promise((done) => {
    const lines = [];
    const child = spawn(process.execPath, [path.join(here, name)], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (text) => lines.push(text));
    child.stderr.on('data', (text) => lines.push(text));
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(lines));
      if (status !== 0) {
        failed.push(name);
      }
      done();
    });
  });
}

async function runAll(names, atOnce) {
  const waiting = [...names];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (waiting.length > 0) {
      await run(waiting.shift());
    }
  }));
}

await runAll(files.filter((name) => !ALONE.test(name)), AT_ONCE);
await runAll(files.filter((name) => ALONE.test(name)), 1);
console.log(`${files.length - failed.length} of ${files.length} stories hold (${((Date.now() - begun) / 1000).toFixed(0)} s)${failed.length > 0 ? `; not: ${failed.join(', ')}` : ''}`);
process.exitCode = failed.length === 0 && files.length > 0 ? 0 : 1;
