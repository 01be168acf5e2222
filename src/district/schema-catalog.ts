import { z } from 'zod';
import { AUDIENCES, CADENCES, FACETS } from '../model/items.ts';
import { STAGES } from '../model/stage.ts';
import { fields, key, list, notBlank, oneOrMore, sentence } from './fields.ts';

/* What a district asks of its own, and how it describes its practice. */

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `Write one of: ${words.join(', ')}.` });

export const stage = oneOf(STAGES);

const stagesText = `Write a list from: ${STAGES.join(', ')}.`;

/** What is asked fits on a phone, and is read in a breath. */
const text = sentence(200);
const counts = sentence(300).optional();

const itemWording = fields({
  text: text.describe('What is asked, as a statement that people rate: one sentence.'),
  counts: counts.describe('What counts as "In place" and as "Partly", behind "What counts?".'),
});

const componentWording = fields({
  text: text.describe('The component, in a few words, e.g. "A look at real practice".'),
  counts: counts.describe('What it looks like when it is done as you describe it.'),
});

const itemKey = key.describe(
  'A short name that never changes, and belongs to this wording for ever: a new wording needs a new key.',
);

export const item = fields({
  key: itemKey,
  driver: notBlank.describe('The driver it is about: an id such as coaching, or an alias such as PD.'),
  facet: oneOf(FACETS).describe(
    'effort: it was done; fidelity: how well; alignment: the drivers pull together; need: what would be needed.',
  ),
  audience: oneOrMore(oneOf(AUDIENCES), `Write one of ${AUDIENCES.join(', ')}, or a list of them.`).describe(
    'Who is asked: staff, coach, leadership, or a list of them.',
  ),
  cadence: oneOf(CADENCES)
    .optional()
    .describe('How often one person may get it: normal, monthly or termly. Default: normal.'),
  stages: z
    .array(stage, { error: stagesText })
    .min(1, { error: stagesText })
    .optional()
    .describe('The stages in which it is asked. Default: those of its driver.'),
  retired: z
    .boolean({ error: 'Write true or false.' })
    .optional()
    .describe('true: no longer asked. What was answered can still be read. Default: false.'),
  en: itemWording.optional().describe('How it reads in English. At least one language is needed.'),
  es: itemWording.optional().describe('How it reads in Spanish. At least one language is needed.'),
});

const component = fields({
  key: itemKey,
  en: componentWording.optional().describe('How it reads in English. At least one language is needed.'),
  es: componentWording.optional().describe('How it reads in Spanish. At least one language is needed.'),
});

const COUNT = 'Write 4 to 8 core components: what has to be there for it to be this practice.';

export const practice = fields({
  components: list(component)
    .min(4, { error: COUNT })
    .max(8, { error: COUNT })
    .describe('The 4 to 8 core components of the practice, in the order in which they are shown.'),
});

export const looseComponent = component.partial();

export type ItemEntry = z.output<typeof item>;
export type ComponentEntry = z.output<typeof component>;
