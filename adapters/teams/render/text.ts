import type { IRichTextBlock, ITextBlock, ITextRun } from '@microsoft/teams.cards';
import { shown } from '../../../src/chat/shown.ts';
import { LIMITS } from './limits.ts';

/*
 * Teams reads Markdown in a `TextBlock` and in the facts of a `FactSet`, nowhere else. So people's words stand in
 * `RichTextBlock`s, letter by letter; a heading, which has to be a TextBlock for screen readers, is made inert first.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */

/** Joins words without a width: nobody sees it, and no marks that it stands between are read as one. */
const JOINER = '\u2060';
/** As thin as a blank can be: a star between two of these marks nothing. */
const HAIR = '\u200a';

/** Any text, shown as it is. `{{DATE(…)}}` and `{{TIME(…)}}` are the one thing a client would still read in it. */
export function literal(text: string, limit: number): string {
  return shown(text, limit).replace(/\{(?=\{)/g, `{${JOINER}`);
}

/** A command as it is typed in Teams, where a slash opens Teams' own menu. */
export function typed(text: string): string {
  return text.replace(/(?<![\w/])\/driveline\b/g, 'driveline');
}

/**
 * One line that says the same whether a client reads it as Markdown or not: no mark in it can begin, end or link
 * anything. Longer than `limit` only by marks without a width.
 */
export function inert(text: string, limit: number): string {
  const line = shown(text.replace(/\s+/g, ' ').trim(), limit)
    .replaceAll('`', '\u02cb')
    .replace(/[[\]<{&\\]/g, `$&${JOINER}`)
    .replace(/[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, `${HAIR}$&${HAIR}`);
  // What could begin a list, a quote or a rule does not stand first.
  return /^\p{L}/u.test(line) ? line : `${JOINER}${line}`;
}

/** What comes back to us unread: cut, and without halves of characters, which not every JSON reader takes. */
export function carried(id: string, limit: number): string {
  return id.slice(0, limit).replace(/\p{Surrogate}/gu, '\ufffd');
}

export type Look = Pick<ITextRun, 'weight' | 'size' | 'isSubtle' | 'color'>;

/** What Driveline says, with the line breaks it was written with. */
export function paragraphs(text: string, limit: number, look: Look = {}): IRichTextBlock[] {
  return verbatim(typed(text), limit, look);
}

/** What somebody wrote, letter by letter. */
export function verbatim(text: string, limit: number, look: Look = {}): IRichTextBlock[] {
  const lines = literal(text, limit)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  // A run has no line breaks of its own on any client that could be looked at: each line is a block.
  const kept = [...lines.slice(0, LIMITS.lines - 1), lines.slice(LIMITS.lines - 1).join(' ')];
  return kept
    .filter((line) => line !== '')
    .map((line, i) => ({ ...line_(line, look), ...(i === 0 ? {} : { spacing: 'Small' as const }) }));
}

function line_(text: string, look: Look): IRichTextBlock {
  const plain = Object.keys(look).length === 0;
  return { type: 'RichTextBlock', inlines: [plain ? text : { type: 'TextRun', text, ...look }] };
}

export function heading(text: string): ITextBlock {
  return {
    type: 'TextBlock',
    text: inert(text, LIMITS.heading),
    style: 'heading',
    size: 'Large',
    weight: 'Bolder',
    wrap: true,
  };
}

/** Whether what is written here runs from right to left: by its first letter, as a browser decides it. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first);
}
