import type { CardElementArray } from '@microsoft/teams.cards';
import { bytesOf, LIMITS } from './limits.ts';

type Element = CardElementArray[number];

const MORE: Element = { type: 'RichTextBlock', inlines: ['…'] };
/** What an empty card takes, and the mark that something went. */
const FRAME = 512;
/** Buttons may take most of a card; they are what it is for. */
const BUTTONS = 0.7;

/** As much of a card as may be sent. What can be pressed stays; of the rest, the end goes, and `…` says so. */
export function fitted(body: readonly Element[]): CardElementArray {
  if (fits(body)) return [...body];
  const isRow = (element: Element) => element.type === 'ActionSet';
  const whole = LIMITS.cardBytes - FRAME;
  const rows = upTo(body.filter(isRow), whole * BUTTONS);
  const others = upTo(
    body.filter((element) => !isRow(element)),
    whole - sum(rows),
  );
  const kept = new Set([...rows, ...others]);
  const cut = body.findLastIndex((element) => !isRow(element) && kept.has(element));
  return [
    ...body.slice(0, cut + 1).filter((element) => kept.has(element)),
    MORE,
    ...body.slice(cut + 1).filter((element) => kept.has(element)),
  ];
}

export function fits(body: readonly Element[]): boolean {
  return sum(body) <= LIMITS.cardBytes - FRAME;
}

/** The first of these that take no more than so many bytes together. */
function upTo(elements: readonly Element[], bytes: number): readonly Element[] {
  let left = bytes;
  const end = elements.findIndex((element) => {
    left -= size(element);
    return left < 0;
  });
  return end === -1 ? elements : elements.slice(0, end);
}

function sum(elements: readonly Element[]): number {
  return elements.reduce((bytes, element) => bytes + size(element), 0);
}

function size(element: Element): number {
  // With the comma behind it.
  return bytesOf(element) + 2;
}
