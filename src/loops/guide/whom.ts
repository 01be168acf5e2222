import { folded } from '../../model/folded.ts';

/** Whom somebody means by what they typed after a command. */
export type Meant =
  | { readonly type: 'account'; readonly userId: string }
  /** A name or a mail address, without the `@` before it. */
  | { readonly type: 'words'; readonly words: string };

/**
 * Slack sends a person picked after `@` as `<@U123|name>` and a mail address as `<mailto:a@b.c|a@b.c>`, where the
 * command asks for that (`should_escape`); otherwise both come as they were typed.
 */
export function readMeant(typed: string): Meant {
  const mention = /^<@([A-Za-z0-9]+)(?:\|[^>]*)?>$/.exec(typed);
  if (mention?.[1]) return { type: 'account', userId: mention[1] };
  const mail = /^<mailto:([^|>]+)(?:\|[^>]*)?>$/.exec(typed);
  return { type: 'words', words: mail?.[1] ?? typed.replace(/^@/, '') };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/**
 * The people whom these words name: by their whole mail address or name; where nobody has it, by the beginnings of
 * their names, in order, or by the part of their mail address before the `@`.
 */
export function peopleNamed<Person extends Named>(words: string, people: readonly Person[]): Person[] {
  const said = folded(words);
  if (said === '') return [];
  const mail = words.trim().toLowerCase();
  const exact = people.filter(
    (person) => person.email?.toLowerCase() === mail || folded(person.name) === said,
  );
  if (exact.length > 0) return exact;
  return people.filter(
    (person) =>
      beginsEach(folded(person.name).split(' '), said.split(' ')) ||
      person.email?.toLowerCase().split('@')[0] === mail,
  );
}

/** Whether each word begins one of the name's words, in the same order: `jo park` for Joon-ho Park. */
function beginsEach(name: readonly string[], words: readonly string[]): boolean {
  let from = 0;
  return words.every((word) => {
    const at = name.findIndex((part, i) => i >= from && part.startsWith(word));
    from = at + 1;
    return at >= 0;
  });
}
