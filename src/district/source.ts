import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type YAMLError,
} from 'yaml';
import type { Path, Problem } from './problem.ts';
import { show } from './problem.ts';

/** A district file as YAML: its values, and the place of each. */
export interface Source {
  readonly value: unknown;
  /** The line and column of a value; of the nearest thing around it where the value is not there. */
  locate(path: Path): { readonly line: number; readonly column: number };
  /** The line and column of a field's name. */
  locateName(path: Path): { readonly line: number; readonly column: number };
}

/**
 * 8 MiB describe about 40,000 people; parsing holds some thirty times the file's size in memory. Anything larger is
 * not a district file.
 */
const LARGEST_FILE = 8 * 1024 * 1024;

/** Ours nests 6 deep; without a limit, some 20,000 opening brackets end the whole process (yaml 2.9). */
const DEEPEST = 40;

export type Parsed = { readonly source: Source } | { readonly problems: readonly Problem[] };

/** Parses YAML 1.2. Never throws: whatever is wrong with the text is a problem with a line. */
export function parseSource(text: string): Parsed {
  const whole = (found: string, fix: string): Parsed => ({
    problems: [{ severity: 'error', line: 1, column: 1, at: '', found, fix }],
  });
  if (Buffer.byteLength(text) > LARGEST_FILE) {
    return whole(
      'The file is larger than 8 MB.',
      'Check that it is the district file, and only one district.',
    );
  }
  if (text.trim() === '') return whole('The file is empty.', 'Begin with docs/district.example.yaml.');
  const counter = new LineCounter();
  const read = tokensOf(text, counter);
  if ('tooDeep' in read) {
    const { line, col } = counter.linePos(read.tooDeep);
    const found = `Here the file nests more than ${DEEPEST} levels deep.`;
    const fix = 'Check the brackets here: a district file nests 6 levels.';
    return { problems: [{ severity: 'error', line, column: col, at: '', found, fix }] };
  }
  const composer = new Composer({ logLevel: 'error' });
  const [document, second] = composer.compose(read.tokens, true, text.length);
  if (document === undefined) return whole('The file is empty.', 'Begin with docs/district.example.yaml.');
  const problems = [...document.errors, ...document.warnings]
    .filter((error, i) => i === 0 || STANDS_ALONE.has(error.code))
    .map((error) => yamlProblem(error, text, counter));
  if (second !== undefined) {
    const { line, col } = counter.linePos(second.range[0]);
    const found = 'A second document begins here (---).';
    problems.push({
      severity: 'error',
      line,
      column: col,
      at: '',
      found,
      fix: 'Write one district in one file.',
    });
  }
  if (problems.length > 0) return { problems };
  if (!isMap(document.contents)) {
    return whole('The file is not a mapping.', 'Write fields as "name: value", beginning with "district:".');
  }

  let value: unknown;
  try {
    value = document.toJS();
  } catch {
    // yaml counts how often aliases are used within aliases, and stops at 100: a file that unfolds to gigabytes.
    return whole(
      'An alias (*name) points nowhere, or aliases unfold to more than a file may hold.',
      'Define each anchor (&name) before its alias, and use no aliases within aliases.',
    );
  }

  const root: unknown = document.contents;
  const placeOf = (node: unknown) => {
    const { line, col } = counter.linePos((isNode(node) ? node.range?.[0] : 0) ?? 0);
    return { line, column: col };
  };
  const follow = (path: Path): { readonly node: unknown; readonly name: unknown } => {
    let node = root;
    let name = root;
    for (const step of path) {
      const here = isAlias(node) ? node.resolve(document) : node;
      if (isSeq(here) && typeof step === 'number') {
        const item = here.items[step];
        if (item === undefined) break;
        node = name = item;
      } else if (isMap(here)) {
        const pair = here.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
        if (pair === undefined) break;
        name = pair.key;
        node = pair.value ?? pair.key;
      } else break;
    }
    return { node, name };
  };
  return {
    source: {
      value,
      locate: (path) => placeOf(follow(path).node),
      locateName: (path) => placeOf(follow(path).name),
    },
  };
}

/** The text as tokens, read with a parser that keeps its own stack; or the place where it nests too deep. */
function tokensOf(text: string, lines: LineCounter): { tokens: CST.Token[] } | { tooDeep: number } {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST) return { tooDeep: parser.offset };
  }
  tokens.push(...parser.end());
  return { tokens };
}

/** What is a mistake whatever else is; after any other, the parser has lost its place and complains of its own. */
const STANDS_ALONE = new Set<YAMLError['code']>(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED']);

function yamlProblem(error: YAMLError, text: string, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  const here = text.slice(error.pos[0], error.pos[1]).split('\n')[0] ?? '';
  const [found, fix] = yamlWords(error.code, here.trim());
  return { severity: 'error', line, column: col, at: '', found, fix };
}

function yamlWords(code: YAMLError['code'], here: string): readonly [string, string] {
  switch (code) {
    case 'DUPLICATE_KEY':
      return [
        `The field ${show(here)} is written twice in the same place.`,
        'Keep one of them, or join both under one name.',
      ];
    case 'TAB_AS_INDENT':
      return ['This line is indented with a tab.', 'Indent with spaces only, two for each level.'];
    case 'MISSING_CHAR':
      return ['A quote, bracket or brace was opened and not closed before here.', 'Close it where it ends.'];
    case 'BAD_INDENT':
      return [
        'This line is indented in a way that fits no line above.',
        'Indent what belongs together equally, with spaces.',
      ];
    case 'TAG_RESOLVE_FAILED':
      return [
        `The tag ${show(here)} is not known here.`,
        'Leave out what begins with !, or put the text in quotes.',
      ];
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return ['There is a second ": " in this line.', 'Put the text that contains it in quotes.'];
    default:
      return [
        `This is not YAML${here === '' ? '' : `: ${show(here)}`}.`,
        'Check the indentation, and put texts with : # [ ] { } or quotes in them in quotes.',
      ];
  }
}
