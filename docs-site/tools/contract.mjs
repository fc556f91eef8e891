/** The facade's contract, read for the reference. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const FILE = new URL('../../sdk-core/facade/src/main/openapi/parley.yaml', import.meta.url);
const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

export const contract = parse(readFileSync(FILE, 'utf8'));

/** What a `$ref` names, or the thing itself. */
export function resolve(thing) {
  if (!thing?.$ref) {
    return thing;
  }
  return thing.$ref.slice(2).split('/').reduce((at, name) => at[name], contract);
}

/** The last part of a `$ref`; undefined for what is written out. */
export function nameOf(thing) {
  return thing?.$ref?.split('/').pop();
}

export function tags() {
  return contract.tags.map((tag) => ({ ...tag, file: tag.name.toLowerCase() }));
}

/** Every operation, in the contract's order. */
export function operations() {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      path,
      method: method.toUpperCase(),
      parameters: (item[method].parameters ?? []).map(resolve),
      ...omitParameters(item[method]),
    })),
  );
}

function omitParameters({ parameters, ...rest }) {
  return rest;
}
