/** Compares the pages with the code: properties, refusals, snippets, names. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decisions } from './decisions.mjs';
import { HOUSE, files, pages, read, report, sources } from './pages.mjs';
import { filled, isMark } from './snippets.mjs';

const all = pages();
report('properties', properties());
report('refusals', refusals());
report('violations', violations());
report('snippets', all.flatMap(snippets));
report('names', names());
report('decisions', decisions().length > 0 ? [] : ['there are none']);

function page(name) {
  return all.find((one) => one.name === name).text;
}

/** The rows of a page's tables, as lists of cells. */
function rows(text) {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
}

function code(cell) {
  return (cell.match(/^`([^`]*)`$/) ?? [])[1];
}

function properties() {
  const told = new Map(rows(page('reference/properties.md')).map(([name, type, otherwise]) => [code(name), [type, code(otherwise) ?? '']]));
  const spring = springProperties(read('sdk-spring/src/main/java/dev/parley/spring/ParleyProperties.java'));
  const micronaut = new Map(
    files(join(HOUSE, 'sdk-micronaut/src/main/java'))
      .filter((path) => path.endsWith('.java'))
      .flatMap((path) => [...micronautProperties(readFileSync(path, 'utf8'))]),
  );
  const documented = new Map([...told].map(([name, [, otherwise]]) => [name, otherwise]));
  return [
    ...differences('sdk-spring', spring, documented),
    ...differences('sdk-micronaut', micronaut, documented),
    ...[...told].filter(([, [type]]) => !type).map(([name]) => `${name} has no type`),
  ];
}

function differences(where, actual, documented) {
  const missing = [...actual].filter(([name]) => !documented.has(name)).map(([name]) => `${where} has ${name}, the page has not`);
  const gone = [...documented.keys()].filter((name) => !actual.has(name)).map((name) => `the page has ${name}, ${where} has not`);
  const other = [...actual]
    .filter(([name, value]) => documented.has(name) && documented.get(name) !== value)
    .map(([name, value]) => `${name} is ${value || 'empty'} by default in ${where}, ${documented.get(name) || 'empty'} on the page`);
  return [...missing, ...gone, ...other];
}

/** The components of a record's header, with their defaults. */
function components(header, annotation) {
  return header
    .split(/,\s*(?=@|[A-Z]|int\b|long\b|boolean\b)/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => ({
      name: text.match(/(\w+)$/)[1],
      type: text.replace(/@\w+(\([^)]*\))?\s*/g, '').split(/\s+/)[0],
      otherwise: (text.match(new RegExp(`@${annotation}\\((?:defaultValue = )?"([^"]*)"\\)`)) ?? [])[1] ?? '',
    }));
}

function headers(text) {
  return [...text.matchAll(/record (\w+)\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, name, header]) => ({ name, header }));
}

function springProperties(text) {
  const records = new Map(headers(text).map(({ name, header }) => [name, components(header, 'DefaultValue')]));
  const found = new Map();
  const walk = (record, prefix) =>
    records.get(record).forEach(({ name, type, otherwise }) =>
      records.has(type) ? walk(type, `${prefix}.${kebab(name)}`) : found.set(`${prefix}.${kebab(name)}`, otherwise));
  walk('ParleyProperties', 'parley');
  return found;
}

function micronautProperties(text) {
  const prefix = (text.match(/@ConfigurationProperties\("([^"]+)"\)/) ?? [])[1];
  if (!prefix) {
    return [];
  }
  return components(headers(text)[0].header, 'Bindable').map(({ name, otherwise }) => [`${prefix}.${kebab(name)}`, otherwise]);
}

function kebab(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function refusals() {
  const documented = new Map(
    rows(page('reference/refusals.md'))
      .filter((cells) => /^\d{3}$/.test(cells[1]))
      .map(([name, status, again, key, meaning, advice]) => [code(name), { status, again, key, meaning, advice }]),
  );
  const actual = new Map([...faults(), ...reasons()]);
  return [
    ...[...actual.keys()].filter((name) => !documented.has(name)).map((name) => `${name} is not on the page`),
    ...[...documented.keys()].filter((name) => !actual.has(name)).map((name) => `${name} is on the page alone`),
    ...[...actual].flatMap(([name, { status, again }]) => refusalFaults(name, status, again, documented.get(name))),
  ];
}

function refusalFaults(name, status, again, told) {
  if (!told) {
    return [];
  }
  return [
    ...(told.status === status ? [] : [`${name} is ${status}, the page says ${told.status}`]),
    ...(told.again === again ? [] : [`${name}: again is ${again}, the page says ${told.again}`]),
    ...(told.meaning && told.advice ? [] : [`${name} has no meaning or no advice`]),
  ];
}

/** The facade's own, with their status. */
function faults() {
  const text = read('sdk-core/facade/src/main/java/dev/parley/adapter/http/Fault.java');
  return [...text.matchAll(/^ {4}([A-Z_]+)\((\d{3}),/gm)].map(([, name, status]) => [name, { status, again: status === '503' ? 'yes' : 'no' }]);
}

/** The use cases' and the protocols', with the status of their sort as the facade has it. */
function reasons() {
  const problems = read('sdk-core/facade/src/main/java/dev/parley/adapter/http/Problems.java');
  const statuses = new Map(
    [...problems.matchAll(/case ([A-Z_, ]+) -> (\d{3});/g)].flatMap(([, sorts, status]) => sorts.split(', ').map((sort) => [sort, status])),
  );
  const text = files(join(HOUSE, 'sdk-core/core/src/main/java/dev/parley/protocol'))
    .filter((path) => path.endsWith('Reason.java'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const retried = read('sdk-core/core/src/main/java/dev/parley/protocol/RefusalCode.java').match(/this\(sort, (.*), title\)/)[1];
  return [...text.matchAll(/^ {4}([A-Z_]+)\(\s*Sort\.([A-Z_]+),\s*(?:(true|false),)?/gm)].map(([, name, sort, again]) => [
    name,
    {
      status: name === 'UNAUTHENTICATED' ? '401' : statuses.get(sort),
      again: again === 'true' || (!again && retried.includes(`Sort.${sort}`)) ? 'yes' : 'no',
    },
  ]);
}

/** The codes that the reader of requests gives. */
function violations() {
  const text = ['json', 'http'].flatMap((room) => files(join(HOUSE, `sdk-core/facade/src/main/java/dev/parley/adapter/${room}`)))
    .filter((path) => path.endsWith('.java'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const given = [
    ...text.matchAll(/(?:new Violation\([^;]{0,60}?,|wrong\(\w+,|Reading\.bad\("",)\s*"([A-Z][A-Z_]*[A-Z])"/g),
  ].map(([, name]) => name);
  const documented = page('reference/refusals.md').split('## Violations')[1];
  return [...new Set(given)].filter((name) => !documented.includes(`\`${name}\``)).map((name) => `the violation ${name} is not on the page`);
}

/** What is shown is compiled and run: no page writes code itself, every copy is as its source, and no mark is left bare. */
function snippets({ name, text }) {
  const written = [...text.matchAll(/^(.*)\n```(java|kotlin|xml|properties|yaml|sh|bash|sql|ts|js)\b/gm)]
    .filter(([, before]) => !isMark(before))
    .map(([, , language]) => `${name}: ${language} that is written by hand; show a file that is built`);
  const bare = text.split('\n').filter((line) => /^(<<<|<!--\s*@include|<!-- (@|part\b))/.test(line) && !isMark(line));
  return [...written, ...bare.map((line) => `${name}: ${line}`), ...staleCopies(name, text)];
}

function staleCopies(name, text) {
  try {
    return filled(text) === text ? [] : [`${name} shows what its sources no longer say; run \`npm run snippets\``];
  } catch (fault) {
    return [`${name}: ${fault.message}`];
  }
}

/** Every name in code type is one that the sources have, spelt as they spell it. */
function names() {
  const known = sources();
  const words = new Set(known.match(/[A-Za-z_][A-Za-z0-9_]*/g));
  const notOurs = new Set(['micronaut-parent', 'ann', 'bob', 'jshell', 'Retry-After', 'If-None-Match', 'continueResponseTiming']);
  const optional = existsSync(join(HOUSE, 'examples/clients')) ? [] : ['guide/clients.md'];
  return all
    .filter(({ name }) => /^(index|guide|reference)/.test(name) && !optional.includes(name) && !/performance|audit-format/.test(name))
    .flatMap(({ name, text }) =>
      [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)]
        .map(([, token]) => token)
        .filter((token) => !notOurs.has(token) && !isKnown(token, known, words))
        .map((token) => `${name}: \`${token}\` is nowhere in the sources`),
    );
}

function isKnown(token, known, words) {
  if (known.includes(token)) {
    return true;
  }
  const environment = token.match(/^PARLEY_[A-Z_]+$/);
  if (environment || !/^[\w.()…\->/ ]+$/.test(token)) {
    return true;
  }
  return (token.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []).every((word) => words.has(word));
}
