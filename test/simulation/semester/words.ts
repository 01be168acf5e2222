/** What people write, each text of its own, so that it is known again wherever it turns up. */
export interface Words {
  /** A text that nobody has written before. */
  write(owner: string, action: string, most: number): string;
  /** Something was put before somebody, or `everybody` in a channel. */
  shownTo(reader: string, shown: unknown): void;
  /** Looks through what nobody should find a word in. */
  logged(line: string): void;
  readonly leaks: string[];
}

/** Forms whose words are for nobody but their writer, or for their writer and the one coach. */
const FOR: Readonly<Record<string, readonly string[]>> = {
  'checkin.note': [],
  'coaching.write': ['coach'],
};

export function createWords(): Words {
  const written: { readonly owner: string; readonly action: string }[] = [];
  const leaks: string[] = [];
  const found = (text: string) => [...text.matchAll(/zq(\d+)qz/g)].map((match) => Number(match[1]));
  return {
    leaks,
    write(owner, action, most) {
      const text = `zq${written.length}qz what ${owner} thinks of it`;
      written.push({ owner, action });
      return text.slice(0, most);
    },
    shownTo(reader, shown) {
      const text = JSON.stringify(shown);
      if (!text.includes('zq')) return;
      for (const id of found(text)) {
        const one = written[id];
        const others = one && FOR[one.action];
        if (!one || !others || one.owner === reader || others.includes(reader)) continue;
        leaks.push(`${one.action} of ${one.owner} was shown to ${reader}`);
      }
    },
    logged(line) {
      for (const id of found(line))
        leaks.push(`${written[id]?.action} of ${written[id]?.owner} is in the log`);
    },
  };
}
