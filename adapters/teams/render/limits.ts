/**
 * What a Teams card may be, in UTF-16 units or counts. Teams documents few of these: where it says nothing, the
 * number is what a phone shows without turning a card into a page.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const LIMITS = {
  /**
   * Bytes of a whole card as JSON. Teams counts UTF-16, so one unit is two bytes; it refuses a message of 100 KB, and
   * 28 KB is what its webhooks take: a card that fits everywhere.
   */
  cardBytes: 28 * 1024,
  /** What a toast and the activity feed show is a line or two. */
  summary: 200,
  heading: 150,
  text: 3_000,
  /** Lines of one text; what is beyond them runs on in the last one. */
  lines: 20,
  fact: 300,
  facts: 25,
  /** Teams shows up to six actions in a set; more go behind three dots on some clients. */
  actionsPerSet: 6,
  actions: 36,
  /** Pixels inside a card on a phone of 320. */
  phoneRow: 286,
  actionTitle: 75,
  tooltip: 75,
  /** An id beyond this is a mistake of ours; cut, its handler refuses it, and the rest of the card still arrives. */
  value: 1_000,
  cell: 200,
  tableRows: 60,
  tableColumns: 8,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 30,
  chartTitle: 100,
  inputs: 20,
  inputLabel: 300,
  inputText: 3_000,
  choices: 100,
  choiceTitle: 120,
  /** Up to this many answers are all shown at once, as radio buttons; beyond them there is a menu. */
  expandedChoices: 7,
} as const;

/** How many bytes of a message something takes, as Teams counts. */
export function bytesOf(value: unknown): number {
  return JSON.stringify(value).length * 2;
}
