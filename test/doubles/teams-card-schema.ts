import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

type Schema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema of Teams' Adaptive Cards, read from the type declarations that Microsoft publishes with
 * `@microsoft/teams.cards`: there is none to be had ready-made. Closed: a property that a type does not have, a value
 * that an enumeration does not know and a missing required property are all refused.
 *
 * @returns a validator of whole cards.
 */
export function teamsCardValidator(): ValidateFunction {
  const file = createRequire(import.meta.url).resolve('@microsoft/teams.cards');
  const text = readFileSync(file.replace(/index\.\w+$/, 'core.d.ts'), 'utf8').replace(
    /\/\*[\s\S]*?\*\//g,
    '',
  );
  const definitions: Record<string, Schema> = {};
  const interfaces = [
    ...text.matchAll(/^interface (\w+)( extends Record<string, \w+>)? \{\n([\s\S]*?)^\}/gm),
  ];
  for (const [, name = '', open = '', body = ''] of interfaces) {
    definitions[name] = objectSchema(body, open !== '');
  }
  for (const [, name = '', type = ''] of text.matchAll(/^type (\w+) = ([^;<]+);/gm)) {
    definitions[name] = schemaOf(type);
  }
  return new Ajv({ allowUnionTypes: true }).compile({ definitions, $ref: '#/definitions/IAdaptiveCard' });
}

function objectSchema(body: string, open: boolean): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const [, name = '', optional, type = ''] of body.matchAll(
    /^\s*(?:readonly )?'?([\w$.]+)'?(\?)?: ([^;]+);/gm,
  )) {
    properties[name] = schemaOf(type);
    if (optional === undefined) required.push(name);
  }
  return { type: 'object', properties, required, additionalProperties: open };
}

/** The few kinds of type that the declarations are made of: literals, names, unions and arrays. */
function schemaOf(type: string): Schema {
  const text = type.trim();
  const arms = splitUnion(text);
  if (arms.length > 1) return { anyOf: arms.map(schemaOf) };
  if (text.endsWith('[]')) return { type: 'array', items: schemaOf(text.slice(0, -2)) };
  if (text.startsWith('(')) return schemaOf(text.slice(1, -1));
  if (text.startsWith("'")) return { const: text.slice(1, -1) };
  if (['string', 'number', 'boolean'].includes(text)) return { type: text };
  if (text === 'any' || text === 'unknown' || /^Record</.test(text)) return {};
  return { $ref: `#/definitions/${text}` };
}

function splitUnion(text: string): readonly string[] {
  const arms: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    if (text[at] === '|' && depth === 0) {
      arms.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...arms, text.slice(start)].map((arm) => arm.trim()).filter((arm) => arm !== '');
}
