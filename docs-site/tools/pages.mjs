/** The pages as they are written, and the sources that they speak of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SITE = fileURLToPath(new URL('..', import.meta.url));
export const HOUSE = join(SITE, '..');

const SKIPPED = new Set(['node_modules', 'target', '.vitepress', '.git', 'dist']);
/** Pages that are generated from the contract, not the artifact of that name. */
const GENERATED = 'facade';
const SOURCES = /\.(java|yaml|xml|sql|properties|sh|mjs|js|ts|json)$/;

/** Every file beneath a folder, those that are built or fetched left out. */
export function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name) && !(entry.name === GENERATED && folder.startsWith(SITE)))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** The pages that people have written. */
export function pages() {
  return files(SITE)
    .filter((path) => path.endsWith('.md') && relative(SITE, path) !== 'README.md')
    .map((path) => ({ name: relative(SITE, path), path, text: readFileSync(path, 'utf8') }));
}

/** All that is compiled, run or read by a machine, as one text. */
export function sources() {
  const folders = ['sdk-core', 'sdk-spring', 'sdk-micronaut', 'examples', 'docs-site/start', '.ci'];
  return folders
    .map((folder) => join(HOUSE, folder))
    .filter((folder) => existsSync(folder))
    .flatMap(files)
    .filter((path) => SOURCES.test(path) || path.includes('/.ci/'))
    .concat(join(HOUSE, 'pom.xml'))
    .map((path) => `${path}\n${readFileSync(path, 'utf8')}`)
    .join('\n');
}

export function read(path) {
  return readFileSync(join(HOUSE, path), 'utf8');
}

/** Ends the build when something is wrong, with all of it. */
export function report(what, faults) {
  faults.forEach((fault) => console.error(`  ${fault}`));
  if (faults.length > 0) {
    console.error(`${what}: ${faults.length} fault(s)`);
    process.exitCode = 1;
  } else {
    console.log(`${what}: all is well`);
  }
}
