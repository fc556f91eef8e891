/** Writes the facade's reference from the contract: a page for each tag, one for the schemas, and the way in; and the changelog's page. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { contract, nameOf, operations, resolve, tags } from './contract.mjs';
import { example } from './example.mjs';

const OUT = new URL('../reference/facade/', import.meta.url);

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const all = operations();
write('index', index());
tags().forEach((tag) => write(tag.file, tagPage(tag)));
write('schemas', schemasPage());
copyFileSync(new URL('../../CHANGELOG.md', import.meta.url), new URL('../changelog.md', import.meta.url));
console.log(`facade reference: ${all.length} operations, ${Object.keys(contract.components.schemas).length} schemas`);

function write(name, text) {
  writeFileSync(new URL(`${name}.md`, OUT), `${text.trim()}\n`);
}

function index() {
  return `
# The facade

Generated from \`sdk-core/facade/src/main/openapi/parley.yaml\`, version ${contract.info.version}. Paths are under \`${contract.servers[0].url}\`,
a [property](/reference/properties) that you may change.

${contract.info.description}

Every \`code\` and what to do about it: [every refusal](/reference/refusals).

## Operations

${tags().map((tag) => `### ${tag.name}\n\n${tag.description}\n\n${list(tag)}`).join('\n\n')}
`;
}

function list(tag) {
  const rows = all.filter((operation) => operation.tags.includes(tag.name));
  return table(
    ['', 'path', 'what it does'],
    rows.map((operation) => [
      method(operation),
      `[\`${operation.path}\`](./${tag.file}#${anchor(operation)})`,
      inline(operation.summary),
    ]),
  );
}

function tagPage(tag) {
  return `
# ${tag.name}

${tag.description}

${all.filter((operation) => operation.tags.includes(tag.name)).map(operationSection).join('\n\n')}
`;
}

function operationSection(operation) {
  return [
    `## ${operation.operationId} {#${anchor(operation)}}`,
    `${method(operation)} \`${contract.servers[0].url}${operation.path}\``,
    operation.summary,
    operation.description ?? '',
    parameters(operation),
    body(operation),
    answers(operation),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function parameters(operation) {
  if (operation.parameters.length === 0) {
    return '';
  }
  const rows = operation.parameters.map((parameter) => [
    `\`${parameter.name}\``,
    parameter.in,
    parameter.required ? 'yes' : '',
    typeOf(parameter.schema),
    inline(parameter.description),
  ]);
  return `**Parameters and headers**\n\n${table(['name', 'in', 'needed', 'type', ''], rows)}`;
}

function body(operation) {
  if (!operation.requestBody) {
    return '**Body**: none.';
  }
  const schema = operation.requestBody.content['application/json'].schema;
  return `**Body** ${link(schema)}\n\n${properties(schema)}\n\n${json(schema)}`;
}

function answers(operation) {
  return Object.entries(operation.responses)
    .map(([status, response]) => answer(status, resolve(response), response))
    .join('\n\n');
}

function answer(status, response, asWritten) {
  if (status === 'default') {
    return '**Otherwise** a [problem](./schemas#problem) with a [code](/reference/refusals), the sort by its status.';
  }
  const content = response.content?.['application/json'];
  const headers = Object.keys(response.headers ?? {}).map((name) => `\`${name}\``);
  const told = headers.length ? ` Headers: ${headers.join(', ')}.` : '';
  const heading = `**${status}** ${inline(response.description)}${content ? ` ${link(content.schema)}.` : ''}${told}`;
  return content && nameOf(asWritten) === undefined ? `${heading}\n\n${json(content.schema)}` : heading;
}

function schemasPage() {
  const sections = Object.entries(contract.components.schemas)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, schema]) => `## ${name} {#${name.toLowerCase()}}\n\n${inline(schema.description ?? '')}\n\n${
      schema.properties ? properties(schema) : alternatives(schema)}`);
  return `
# Schemas

Lengths count UTF-16 units. Requests take no fields but those named here; answers may gain fields.

${sections.join('\n\n')}
`;
}

function alternatives(schema) {
  return (schema['x-parley-any-of'] ?? []).map((one) => `- ${typeOf(one)}`).join('\n');
}

function properties(schema) {
  const shape = resolve(schema);
  const required = new Set(shape.required ?? []);
  const rows = Object.entries(shape.properties ?? {}).map(([name, property]) => [
    `\`${name}\``,
    typeOf(property),
    required.has(name) ? 'yes' : '',
    inline(resolve(property).description ?? ''),
  ]);
  return rows.length ? table(['field', 'type', 'needed', ''], rows) : '';
}

function typeOf(schema) {
  if (nameOf(schema)) {
    return link(schema);
  }
  if (schema.type === 'array') {
    return `list of ${typeOf(schema.items)}${bounds(schema.minItems, schema.maxItems)}`;
  }
  if (schema.enum) {
    return schema.enum.map((value) => `\`${value}\``).join(', ');
  }
  const kind = { currency: 'ISO 4217 code', instant: 'instant', date: 'date', id: 'name' }[schema['x-parley-format']];
  const sizes = bounds(schema.minLength ?? schema.minimum, schema.maxLength ?? schema.maximum);
  const written = kind && kind !== 'name' ? kind : `${kind ?? schema.type ?? 'any'}${sizes}`;
  return schema.additionalProperties?.type || schema.additionalProperties?.$ref
    ? `object of ${typeOf(schema.additionalProperties)}${bounds(undefined, schema.maxProperties)}`
    : written + (schema.default === undefined ? '' : `, default \`${schema.default}\``);
}

function bounds(least, most) {
  if (most === undefined && least === undefined) {
    return '';
  }
  const shown = (number) => (Math.abs(number) === Number.MAX_SAFE_INTEGER ? `${number < 0 ? '−' : ''}(2⁵³ − 1)` : number.toLocaleString('en-GB'));
  return most === undefined ? `, at least ${shown(least)}` : `, ${least === undefined ? 'at most' : `${shown(least)} to`} ${shown(most)}`;
}

function link(schema) {
  return `[${nameOf(schema)}](./schemas#${nameOf(schema).toLowerCase()})`;
}

function json(schema) {
  return `\`\`\`json\n${JSON.stringify(example(schema), null, 2)}\n\`\`\``;
}

function method(operation) {
  return `<span class="method">${operation.method}</span>`;
}

function anchor(operation) {
  return operation.operationId.toLowerCase();
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Prose for a table's cell: one line, nothing that would read as markup outside code. */
function inline(text) {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;').replaceAll('{', '&#123;')))
    .join('');
}
