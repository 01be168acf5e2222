import type { z } from 'zod';
import { blockLimits as limits } from './block-limits.ts';
import { type Block, messageBlocks, view as viewSchema } from './blocks.ts';
import { isJson } from './wire.ts';

/** What is wrong with something, and where: a JSON pointer as Slack writes it, e.g. `/blocks/0/text`. */
interface Complaint {
  readonly path: string;
  readonly says: string;
}

/** Complaints about a message's blocks in Slack's wording; empty where Slack would, as far as we know, take them. */
export function messageComplaints(blocks: unknown): readonly string[] {
  const parsed = messageBlocks.safeParse(blocks, { reportInput: true });
  return written(
    parsed.success
      ? [...idsOf(parsed.data, '/blocks'), ...contentOf(parsed.data, '/blocks'), ...countsOf(parsed.data)]
      : parsed.error.issues.flatMap((issue) => complaint(issue, '/blocks')),
  );
}

/** The same for a dialog or a home tab. */
export function viewComplaints(view: unknown): readonly string[] {
  const parsed = viewSchema.safeParse(view, { reportInput: true });
  if (!parsed.success) return written(parsed.error.issues.flatMap((issue) => complaint(issue, '/view')));
  const { data } = parsed;
  const at = '/view/blocks';
  const asks = data.blocks.some((block) => block.type === 'input');
  const unsent = data.type === 'modal' && asks && data.submit === undefined;
  return written([
    ...(unsent ? [{ path: '/view', says: 'missing required field: submit' }] : []),
    ...idsOf(data.blocks, at),
    ...contentOf(data.blocks, at),
  ]);
}

function written(complaints: readonly Complaint[]): readonly string[] {
  return complaints.map(({ path, says }) => `${says} [json-pointer:${path}]`);
}

function complaint(issue: z.core.$ZodIssue, root: string): Complaint[] {
  const path = [root, ...issue.path.map(String)].join('/');
  const parent = [root, ...issue.path.slice(0, -1).map(String)].join('/');
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? [{ path, says: `no more than ${issue.maximum} items allowed` }]
        : [{ path, says: `must be less than ${Number(issue.maximum) + 1} characters` }];
    case 'too_small':
      return issue.origin === 'array'
        ? [{ path, says: `no less than ${issue.minimum} items allowed` }]
        : [{ path, says: `must be more than ${Number(issue.minimum) - 1} characters` }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path, says: `invalid additional property: ${key}` }));
    case 'invalid_union':
      return isJson(issue.input) && issue.input.type === undefined
        ? [{ path: parent, says: 'missing required field: type' }]
        : [{ path, says: 'unsupported type' }];
    case 'invalid_type':
    case 'invalid_value':
      if (issue.input === undefined) {
        return [{ path: parent, says: `missing required field: ${String(issue.path.at(-1))}` }];
      }
      return [
        {
          path,
          says:
            issue.code === 'invalid_type' ? `must provide a ${issue.expected}` : 'must be a valid enum value',
        },
      ];
    default:
      return [{ path, says: issue.message }];
  }
}

function idsOf(blocks: readonly Block[], root: string): Complaint[] {
  const seen = new Set<string>();
  return blocks.flatMap((block, index) => {
    const path = `${root}/${index}`;
    const complaints: Complaint[] = [];
    if (block.block_id !== undefined) {
      if (seen.has(block.block_id))
        complaints.push({ path: `${path}/block_id`, says: 'block_id already exists' });
      seen.add(block.block_id);
    }
    if (block.type !== 'actions') return complaints;
    const actions = new Set<string>();
    for (const [at, { action_id }] of block.elements.entries()) {
      if (action_id === undefined) continue;
      if (actions.has(action_id)) {
        complaints.push({ path: `${path}/elements/${at}/action_id`, says: 'action_id already exists' });
      }
      actions.add(action_id);
    }
    return complaints;
  });
}

function contentOf(blocks: readonly Block[], root: string): Complaint[] {
  return blocks.flatMap((block, index): Complaint[] => {
    const path = `${root}/${index}`;
    if (block.type === 'section' && block.text === undefined && block.fields === undefined) {
      return [{ path, says: 'must define either `text` or `fields`' }];
    }
    if (block.type === 'input') {
      const { element } = block;
      if ('options' in element) return duplicates(element.options, `${path}/element/options`);
    }
    if (block.type === 'table') {
      const columns = block.rows[0]?.length;
      const uneven = block.rows.findIndex((row) => row.length !== columns);
      if (uneven > 0) {
        return [{ path: `${path}/rows/${uneven}`, says: `must have exactly ${columns} cells` }];
      }
    }
    if (block.type === 'data_visualization' && block.chart.type !== 'pie') {
      const { series, axis_config } = block.chart;
      const names = new Set(series.map(({ name }) => name));
      if (names.size < series.length)
        return [{ path: `${path}/chart/series`, says: 'series names must be unique' }];
      const categories = axis_config?.categories.join('\n');
      const off = series.findIndex(
        ({ data }) => categories !== undefined && data.map(({ label }) => label).join('\n') !== categories,
      );
      if (off >= 0) {
        return [{ path: `${path}/chart/series/${off}/data`, says: 'must have one point for each category' }];
      }
    }
    return [];
  });
}

function duplicates(options: readonly { readonly value: string }[], path: string): Complaint[] {
  const values = new Set(options.map(({ value }) => value));
  return values.size === options.length ? [] : [{ path, says: 'option values must be unique' }];
}

function countsOf(blocks: readonly Block[]): Complaint[] {
  const tables = blocks.filter((block) => block.type === 'table');
  const charts = blocks.filter((block) => block.type === 'data_visualization');
  const characters = tables
    .flatMap(({ rows }) => rows.flat())
    .reduce(
      (sum, cell) => sum + (cell.type === 'raw_text' ? cell.text.length : JSON.stringify(cell).length),
      0,
    );
  return [
    ...(tables.length > limits.message.tables
      ? [{ path: '/blocks', says: `no more than ${limits.message.tables} table blocks allowed` }]
      : []),
    ...(charts.length > limits.message.charts
      ? [{ path: '/blocks', says: `no more than ${limits.message.charts} data_visualization blocks allowed` }]
      : []),
    ...(characters > limits.table.characters
      ? [{ path: '/blocks', says: `table must be less than ${limits.table.characters + 1} characters` }]
      : []),
  ];
}
