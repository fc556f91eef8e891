/** Holds every example of the facade's reference to the contract that it is an example of. */
import { operations, resolve } from './contract.mjs';
import { example } from './example.mjs';
import { report } from './pages.mjs';

report('examples', [...schemas()].flatMap((schema) => faults(schema, example(schema), schema.$ref.split('/').pop())));

/** What bodies and answers are made of, each once. */
function schemas() {
  const found = operations().flatMap((operation) => [
    operation.requestBody?.content['application/json'].schema,
    ...Object.values(operation.responses).map((response) => resolve(response).content?.['application/json']?.schema),
  ]);
  const names = new Set(found.filter(Boolean).map((schema) => schema.$ref));
  return [...names, '#/components/schemas/Problem'].map(($ref) => ({ $ref }));
}

function faults(schema, value, at) {
  const shape = resolve(schema);
  if (shape['x-parley-any-of']) {
    return shape['x-parley-any-of'].some((one) => faults(one, value, at).length === 0) ? [] : [`${at} is none of its kinds`];
  }
  if (shape.type && !isOf(shape.type, value)) {
    return [`${at} is no ${shape.type}: ${JSON.stringify(value)}`];
  }
  switch (shape.type) {
    case 'object':
      return objectFaults(shape, value, at);
    case 'array':
      return [...within(value.length, shape.minItems, shape.maxItems, at), ...value.flatMap((one, i) => faults(shape.items, one, `${at}/${i}`))];
    case 'integer':
      return within(value, shape.minimum, shape.maximum, at);
    case 'string':
      return textFaults(shape, value, at);
    default:
      return [];
  }
}

function isOf(type, value) {
  return {
    object: () => value !== null && typeof value === 'object' && !Array.isArray(value),
    array: () => Array.isArray(value),
    integer: () => Number.isInteger(value),
    string: () => typeof value === 'string',
    boolean: () => typeof value === 'boolean',
  }[type]();
}

function objectFaults(shape, value, at) {
  const properties = shape.properties ?? {};
  const missing = (shape.required ?? []).filter((name) => !(name in value)).map((name) => `${at}/${name} is missing`);
  const inner = Object.entries(value).flatMap(([name, one]) => {
    const schema = properties[name] ?? (typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined);
    const unknown = shape.additionalProperties === false || Object.keys(properties).length > 0;
    return schema ? faults(schema, one, `${at}/${name}`) : unknown && shape.additionalProperties !== true ? [`${at}/${name} is no field`] : [];
  });
  return [...missing, ...inner];
}

function textFaults(shape, value, at) {
  return [
    ...within(value.length, shape.minLength, shape.maxLength, at),
    ...(!shape.enum || shape.enum.includes(value) ? [] : [`${at} is none of ${shape.enum}`]),
    ...(!shape.pattern || new RegExp(shape.pattern, 'u').test(value) ? [] : [`${at} does not fit ${shape.pattern}: ${value}`]),
  ];
}

function within(number, least = -Infinity, most = Infinity, at) {
  return number < least || number > most ? [`${at} is not ${least} to ${most}: ${number}`] : [];
}
