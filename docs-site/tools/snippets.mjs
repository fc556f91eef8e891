/**
 * Fills the pages with copies of what is built and tested, so that they read well wherever Markdown is read: after a mark
 * `<!-- @/<file>#<region> <language> -->` the code, between `<!-- part <file> -->` and `<!-- end of part -->` a part that
 * pages share. Run by itself it writes them; the check of the sources compares.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SITE, pages } from './pages.mjs';

const CODE = /^<!-- @(\/\S+?)(?:#([\w-]+))? (\w+) -->$/;
const PART = /^<!-- part (\S+) -->$/;
const END = '<!-- end of part -->';
const REGION = /^\s*(?:\/\/|<!--|#) ?#?(?:end)?region [\w-]+(?: -->)?$/;

/** Whether a line asks for a copy. */
export function isMark(line) {
  return CODE.test(line) || PART.test(line);
}

/** A page's text with every copy as it should be. Throws when a mark names what is not there. */
export function filled(text) {
  const lines = text.split('\n');
  const written = [];
  for (let at = 0; at < lines.length; at++) {
    written.push(lines[at]);
    const [, file, region, language] = lines[at].match(CODE) ?? [];
    const [, part] = lines[at].match(PART) ?? [];
    if (file) {
      written.push(`\`\`\`${language}`, ...code(file, region), '```');
      at = lines[at + 1]?.startsWith('```') ? endOf(lines, at + 2, '```', file) : at;
    } else if (part) {
      written.push('', filled(source(`/guide/${part}`)).trim(), '', END);
      at = endOf(lines, at + 1, END, part);
    }
  }
  return written.join('\n');
}

function endOf(lines, from, mark, of) {
  const end = lines.indexOf(mark, from);
  if (end < 0) {
    throw new Error(`the copy of ${of} has no end`);
  }
  return end;
}

function source(file) {
  const path = join(SITE, file);
  if (!existsSync(path)) {
    throw new Error(`there is no ${file}`);
  }
  return readFileSync(path, 'utf8');
}

/** The lines of a region, or of a file that has none, without marks and without the indentation that all share. */
function code(file, region) {
  const lines = source(file).trimEnd().split('\n');
  const shown = region ? within(lines, file, region) : lines;
  const kept = shown.filter((line) => !REGION.test(line));
  if (!region && kept.length < lines.length) {
    throw new Error(`${file} is shown with its region marks`);
  }
  const indent = Math.min(...kept.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return kept.map((line) => line.slice(indent));
}

function within(lines, file, region) {
  const mark = (word) => lines.findIndex((line) => REGION.test(line) && line.match(/(\w+ [\w-]+)(?: -->)?$/)[1] === `${word} ${region}`);
  const [begun, ended] = [mark('region'), mark('endregion')];
  if (begun < 0 || ended < begun) {
    throw new Error(`${file} has no region ${region}`);
  }
  return lines.slice(begun + 1, ended);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  pages().forEach(({ path, text }) => writeFileSync(path, filled(text)));
}
