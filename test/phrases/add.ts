import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, type Known, runsOf } from './shingles.ts';

/*
 * Adds a text that nothing of ours may copy: each line of the input by itself, as hashes. Whoever holds an instrument
 * runs this on it; the text itself never comes into the repository.
 *
 *   node --import tsx test/phrases/add.ts "name of the instrument" 5 < its-items.txt
 */
const [name, words = '5'] = process.argv.slice(2);
if (name === undefined) throw new Error('Say which text it is: its name comes first.');
const file = join(import.meta.dirname, 'known.json');
const known = JSON.parse(readFileSync(file, 'utf8')) as Known; // Written by this script alone.
const runs = readFileSync(0, 'utf8')
  .split('\n')
  .flatMap((line) => runsOf(line, Number(words)));
const hashes = [...new Set(runs.map((run) => hashOf(known.salt, run)))].sort();
const texts = { ...known.texts, [name]: { words: Number(words), hashes } };
writeFileSync(file, `${JSON.stringify({ ...known, texts })}\n`);
process.stdout.write(`${name}: ${hashes.length} runs of ${words} words\n`);
