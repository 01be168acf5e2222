import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Path, type Problem, show } from './problem.ts';
import { districtSchema } from './schema.ts';
import type { Source } from './source.ts';

/** What zod found wrong with the shape of a file, in words and with lines. */
export function shapeProblems(source: Source, issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.flatMap((issue) => toProblems(source, pathOf(issue.path), issue));
}

function toProblems(source: Source, path: Path, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(path);
    return issue.keys.map((name) => {
      const meant = nearest(name, known);
      return {
        severity: 'error',
        ...source.locateName([...path, name]),
        at: inWords(source.value, path),
        found: `There is no field ${show(name)} here.`,
        fix: meant === undefined ? `The fields here are: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
      };
    });
  }
  if (issue.code === 'invalid_union') {
    // Speak of the alternative that got furthest: of a list with one bad entry, the entry.
    const deepest = issue.errors
      .map((alternative) => alternative.filter((inner) => inner.path.length > 0))
      .find((inner) => inner.length > 0);
    if (deepest)
      return deepest.flatMap((inner) => toProblems(source, [...path, ...pathOf(inner.path)], inner));
    const sameKind = issue.errors.find((inner) => inner[0] !== undefined && inner[0].code !== 'invalid_type');
    if (sameKind) return sameKind.flatMap((inner) => toProblems(source, path, inner));
  }
  const value = valueAt(source.value, path);
  const place = value === undefined ? source.locate(path.slice(0, -1)) : source.locate(path);
  const found =
    value === undefined ? `The field "${String(path.at(-1))}" is missing.` : `Found ${show(value)}.`;
  return [
    {
      severity: 'error',
      ...place,
      at: inWords(source.value, value === undefined ? path.slice(0, -1) : path),
      found,
      fix: issue.message,
    },
  ];
}

/** A path as a person says it, entries of a list by their keys: `people › ana › zone`. */
export function inWords(file: unknown, path: Path): string {
  return path
    .map((step, depth) => {
      if (typeof step === 'string') return step;
      const key = valueAt(file, [...path.slice(0, depth + 1), 'key']);
      return typeof key === 'string' && key !== '' ? show(key).slice(1, -1) : `no. ${step + 1}`;
    })
    .join(' › ');
}

function valueAt(file: unknown, path: Path): unknown {
  let value = file;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}

function pathOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

let schema: unknown;

/** The names of the fields at a place, from the JSON Schema that people see too. */
function fieldsAt(path: Path): string[] {
  schema ??= districtSchema();
  let nodes: unknown[] = [schema];
  for (const step of path) {
    nodes = nodes
      .flatMap(alternatives)
      .map((node) =>
        typeof step === 'number' ? valueAt(node, ['items']) : valueAt(node, ['properties', step]),
      )
      .filter((node) => node !== undefined);
  }
  return nodes.flatMap(alternatives).flatMap((node) => {
    const properties = valueAt(node, ['properties']);
    return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  });
}

function alternatives(node: unknown): unknown[] {
  const anyOf = valueAt(node, ['anyOf']);
  return Array.isArray(anyOf) ? [node, ...anyOf] : [node];
}
