import { describe, expect, it } from 'vitest';
import { districtSchema } from '../../src/district/index.ts';

/** Every field in a JSON Schema: its path, and what is said of it. */
function fieldsOf(node: unknown, path = ''): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inner]) => {
    if (name !== 'properties') return fieldsOf(inner, path);
    return Object.entries(inner as object).flatMap(([field, schema]: [string, { description?: unknown }]) => [
      [`${path}.${field}`, schema.description] as [string, unknown],
      ...fieldsOf(schema, `${path}.${field}`),
    ]);
  });
}

describe('the JSON Schema of the district file', () => {
  it('says of every field what it is', () => {
    const fields = fieldsOf(districtSchema());
    expect(fields.length).toBeGreaterThan(70);
    for (const [path, description] of fields)
      expect([path, description]).toEqual([path, expect.stringMatching(/\S.*\.$/s)]);
  });

  it('describes what a person writes, not what we make of it', () => {
    expect(districtSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['district', 'teams', 'people'],
      additionalProperties: false,
      properties: {
        district: {
          required: ['key', 'name', 'zone', 'first_day', 'last_day'],
          properties: { k: { minimum: 3 } },
        },
        people: {
          items: { properties: { roles: { properties: { staff: { anyOf: [{}, { type: 'array' }] } } } } },
        },
      },
    });
  });
});
