/**
 * What Slack takes, in UTF-16 units or counts. From the Block Kit reference and `@slack/types` 3.2; where sources
 * disagree the smaller number stands.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks
 */
export const LIMITS = {
  /** Up to 40,000 are taken; beyond 4,000 Slack cuts what it shows. */
  messageText: 4_000,
  messageBlocks: 50,
  viewBlocks: 100,
  viewTitle: 24,
  privateMetadata: 3_000,
  /** `block_id`, `action_id` and `callback_id`. */
  id: 255,
  header: 150,
  sectionText: 3_000,
  sectionFields: 10,
  fieldText: 2_000,
  contextText: 2_000,
  /** Not documented for one element; a section's limit holds for it as well. */
  richText: 3_000,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  radioOptions: 10,
  selectOptions: 100,
  optionText: 75,
  /** 150 in the reference, 75 in the types. */
  optionValue: 75,
  tablesPerMessage: 1,
  /** The row of column labels included. */
  tableRows: 100,
  tableColumns: 20,
  tableText: 10_000,
  /** Not documented; `invalid_blocks` beyond it. */
  chartsPerMessage: 2,
  chartTitle: 50,
  chartLabel: 20,
  chartCategories: 20,
  /** 6 in the first documentation, 12 in newer code. */
  chartSeries: 6,
} as const;
