import { field } from './connector-api.ts';

/** One button of a card. */
export interface CardButton {
  readonly type: string;
  readonly title: string;
  readonly verb: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Every button of a card, wherever in it they are. */
export function buttonsIn(card: unknown): CardButton[] {
  if (Array.isArray(card)) return card.flatMap(buttonsIn);
  if (typeof card !== 'object' || card === null) return [];
  const { type, title, verb, data } = Object.fromEntries(Object.entries(card));
  const mine =
    typeof type === 'string' && type.startsWith('Action.') && typeof title === 'string'
      ? [
          {
            type,
            title,
            verb: typeof verb === 'string' ? verb : undefined,
            data: typeof data === 'object' && data !== null ? { ...data } : {},
          },
        ]
      : [];
  return [...mine, ...Object.values(card).flatMap(buttonsIn)];
}

/** All text that a card shows, in order. */
export function textIn(card: unknown): string {
  if (Array.isArray(card)) return card.map(textIn).filter(Boolean).join('\n');
  if (typeof card === 'string') return card;
  if (typeof card !== 'object' || card === null) return '';
  return [
    'text',
    'title',
    'body',
    'inlines',
    'items',
    'columns',
    'rows',
    'cells',
    'facts',
    'value',
    'actions',
  ]
    .map((name) => textIn(field(card, name)))
    .filter(Boolean)
    .join('\n');
}

/** Whether a button asks for a dialog before anything else. */
export function asksForDialog({ data }: Pick<CardButton, 'data'>): boolean {
  return field(data.msteams, 'type') === 'task/fetch';
}
