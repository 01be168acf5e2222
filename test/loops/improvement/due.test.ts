import { describe, expect, it } from 'vitest';
import type { Buttons } from '../../../src/chat/card.ts';
import { toPlainText } from '../../../src/chat/plain-text.ts';
import { type DueLine, dueCard } from '../../../src/loops/improvement/due.ts';

function line(what: string, by: string | null, own = true): DueLine {
  return {
    text: what,
    own,
    by,
    open: { action: 'improvement.open', value: what, label: what, opens: 'dialog' },
  };
}

const many = Array.from({ length: 14 }, (_, i) => line(`action ${i}`, `2026-11-${10 + i}`));

describe('what is due', () => {
  it('is shown in the order of its days, so that no list of actions hides a barrier that is due sooner', () => {
    const said = toPlainText(dueCard('en', [...many, line('barrier', '2026-11-11')]));
    expect(said).toContain('barrier');
    expect(said.indexOf('barrier')).toBeLessThan(said.indexOf('action 2'));
    expect(said).toContain('Show 3 more, due later');
  });

  it('shows one’s own before others’, and last what nobody has agreed to a day for', () => {
    const said = toPlainText(
      dueCard('en', [line('theirs', '2026-01-01', false), line('undated', null), line('mine', '2026-12-01')]),
    );
    const places = ['mine', 'undated', 'theirs'].map((word) => said.indexOf(word));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('can be read to its end: each part begins where the one before it ended', () => {
    const lines = [...many, ...Array.from({ length: 15 }, (_, i) => line(`other ${i}`, null, false))];
    const seen: string[] = [];
    for (let from: number | undefined = 0; from !== undefined; ) {
      const buttons: Buttons['buttons'] = dueCard('en', lines, from).nodes.flatMap((node) =>
        node.kind === 'buttons' ? node.buttons : [],
      );
      seen.push(
        ...buttons.flatMap(({ action, value }) => (action === 'improvement.open' ? [value ?? ''] : [])),
      );
      const rest = buttons.find(({ action }) => action === 'improvement.due');
      from = rest && Number(rest.value);
    }
    expect(seen).toEqual(lines.map(({ text }) => text));
  });
});
