import { z } from 'zod';
import { blockLimits as limits } from './block-limits.ts';
import { accessory, actionElement, anyText, id, image, inputElement, plainText } from './elements.ts';

/** The blocks Driveline uses and their neighbours. A type that is not here is refused, though Slack has more. */

const block_id = id.optional();

const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id,
  elements: z.array(
    z.looseObject({
      type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote']),
      elements: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
});

const section = z.strictObject({
  type: z.literal('section'),
  block_id,
  text: anyText(limits.section.text).optional(),
  fields: z.array(anyText(limits.section.field)).min(1).max(limits.section.fields).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
});

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string() }),
  richText,
]);
const table = z.strictObject({
  type: z.literal('table'),
  block_id,
  rows: z.array(z.array(cell).min(1).max(limits.table.columns)).min(1).max(limits.table.rows),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(limits.table.columns)
    .optional(),
});

const chartName = z.string().min(1).max(limits.chart.name);
const series = z.array(
  z.strictObject({
    name: chartName,
    data: z
      .array(z.strictObject({ label: chartName, value: z.number() }))
      .min(1)
      .max(limits.chart.categories),
  }),
);
const chartOf = (type: 'line' | 'bar' | 'area') =>
  z.strictObject({
    type: z.literal(type),
    series: series.min(1).max(limits.chart.series),
    axis_config: z
      .strictObject({
        categories: z.array(chartName).min(1).max(limits.chart.categories),
        x_label: z.string().max(limits.chart.axis).optional(),
        y_label: z.string().max(limits.chart.axis).optional(),
      })
      .optional(),
  });
const chart = z.strictObject({
  type: z.literal('data_visualization'),
  block_id,
  title: z.string().min(1).max(limits.chart.title),
  chart: z.discriminatedUnion('type', [
    chartOf('line'),
    chartOf('bar'),
    chartOf('area'),
    z.strictObject({
      type: z.literal('pie'),
      segments: z
        .array(z.strictObject({ label: chartName, value: z.number() }))
        .min(1)
        .max(limits.chart.series),
    }),
  ]),
});

const everywhere = [
  section,
  richText,
  z.strictObject({ type: z.literal('header'), block_id, text: plainText(limits.header) }),
  z.strictObject({
    type: z.literal('actions'),
    block_id,
    elements: z.array(actionElement).min(1).max(limits.actions),
  }),
  z.strictObject({
    type: z.literal('context'),
    block_id,
    elements: z
      .array(z.discriminatedUnion('type', [...anyText(limits.section.text).options, image]))
      .min(1)
      .max(limits.context),
  }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z.strictObject({ ...image.shape, block_id, title: plainText(limits.image.title).optional() }),
  z.strictObject({
    type: z.literal('input'),
    block_id,
    label: plainText(limits.input.label),
    element: inputElement,
    hint: plainText(limits.input.hint).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
] as const;

export const messageBlocks = z
  .array(z.discriminatedUnion('type', [...everywhere, table, chart]))
  .max(limits.message.blocks);
const viewBlocks = z.array(z.discriminatedUnion('type', everywhere)).max(limits.view.blocks);

const home = {
  blocks: viewBlocks,
  private_metadata: z.string().max(limits.view.privateMetadata).optional(),
  callback_id: z.string().max(limits.id).optional(),
  external_id: z.string().max(limits.id).optional(),
};
export const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...home }),
  z.strictObject({
    type: z.literal('modal'),
    ...home,
    title: plainText(limits.view.title),
    close: plainText(limits.view.title).optional(),
    submit: plainText(limits.view.title).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  }),
]);

export type Block = z.infer<typeof messageBlocks>[number];
