/** What a JSON Schema says of a protocol's parameters, as far as a form needs it. */

/** The parameters that a schema names. */
export function properties(schema) {
  return schema && typeof schema === 'object' ? schema.properties ?? {} : {};
}

/** Whether anything may be given besides what it names. */
export function isOpen(schema) {
  return schema === true || (typeof schema === 'object' && schema !== null && schema.additionalProperties !== false && Object.keys(properties(schema)).length === 0);
}

/** A schema with its local reference followed. */
export function resolved(schema, root) {
  const path = schema?.$ref?.startsWith('#/') ? schema.$ref.slice(2).split('/') : null;
  const found = path?.reduce((at, name) => at?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], root);
  return found ? { ...found, ...schema, $ref: undefined } : schema;
}

/** Whether whole numbers are seconds: by the parameter's name or its title. */
export function isDuration(name, schema = {}) {
  return schema?.type !== 'string' && (/(^s|S|_s)econds?$/.test(name) || /\(seconds\)|\bin seconds\b/i.test(schema?.title ?? ''));
}

/** What a parameter is called, without the unit that its field shows. */
export function titleOf(name, schema) {
  const title = schema?.title?.replace(/\s*\((seconds|minor units)\)\s*$/i, '').replace(/\s*\(seconds before/i, ' (before');
  return title || name.replace(/(?<=.)_?[sS]econds?$/, '').replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_]/g, ' ').toLowerCase().replace(/^./, (first) => first.toUpperCase());
}

/** What kind of field a parameter wants. */
export function kindOf(name, schema) {
  const types = [schema?.type].flat().filter((type) => type && type !== 'null');
  if (schema?.enum) {
    return 'choice';
  }
  if (types.length !== 1) {
    return 'json';
  }
  if (types[0] === 'array') {
    return schema.items?.enum ? 'several' : schema.items?.type === 'string' ? 'lines' : isRow(schema.items) ? 'rows' : 'json';
  }
  if (types[0] === 'object') {
    return Object.keys(properties(schema)).length > 0 ? 'group' : 'json';
  }
  if (types[0] === 'boolean') {
    return 'flag';
  }
  if (types[0] === 'string' && schema.format === 'date-time') {
    return 'instant';
  }
  return types[0] === 'string' ? 'text' : types[0] === 'integer' && isDuration(name, schema) ? 'duration' : 'number';
}

/** Whether an element is a few whole numbers, each with a title: a row of a table. */
function isRow(element) {
  const columns = Object.values(properties(element));
  return columns.length > 0 && columns.length <= 3 && columns.every(({ type, title }) => type === 'integer' && title);
}

const UNITS = [['weeks', 604_800], ['days', 86_400], ['hours', 3_600], ['minutes', 60], ['seconds', 1]];

export const UNIT_NAMES = UNITS.map(([unit]) => unit).reverse();

export function unitSeconds(unit) {
  return UNITS.find(([name]) => name === unit)[1];
}

/** Seconds in the greatest unit that leaves no rest; weeks are days to most people. */
export function inUnit(seconds) {
  const [unit, size] = UNITS.slice(1).find(([, length]) => seconds !== 0 && seconds % length === 0) ?? UNITS.at(-1);
  return { amount: seconds / size, unit };
}
