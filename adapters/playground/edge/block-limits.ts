/**
 * Slack's limits on blocks, in characters or items. From `@slack/types` 3.2 and Slack's block reference; where sources
 * differ the stricter one is taken, so that what passes here passes there.
 */
export const blockLimits = {
  id: 255,
  message: { blocks: 50, text: 40_000, tables: 1, charts: 2 },
  view: { blocks: 100, title: 24, privateMetadata: 3000 },
  section: { text: 3000, fields: 10, field: 2000 },
  header: 150,
  actions: 25,
  context: 10,
  image: { alt: 2000, url: 3000, title: 2000 },
  input: { label: 2000, hint: 2000, text: 3000 },
  button: { text: 75, value: 2000, url: 3000, label: 75 },
  choices: 10,
  select: { options: 100, placeholder: 150 },
  overflow: 5,
  option: { text: 75, value: 150, description: 75 },
  confirm: { title: 100, text: 300, button: 30 },
  table: { rows: 100, columns: 20, characters: 10_000 },
  chart: { title: 50, name: 20, categories: 20, series: 6, axis: 50 },
} as const;
