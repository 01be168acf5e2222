import { readFileSync } from 'node:fs';
import { DrivelineError } from '../errors.ts';
import type { District } from './district.ts';
import { badDistrict, type Problem } from './problem.ts';
import { readDistrict } from './read.ts';

/**
 * Reads and checks the district file at a path.
 *
 * @param warn told what is allowed but likely not meant, if anything is.
 * @throws DrivelineError `bad_district_file` with every mistake in one message, or `no_district_file`.
 */
export function readDistrictFile(
  path: string,
  warn: (warnings: readonly Problem[]) => void = () => {},
): District {
  const reading = readDistrict(textOf(path));
  if ('problems' in reading) throw badDistrict(path, reading.problems);
  if (reading.warnings.length > 0) warn(reading.warnings);
  return reading.district;
}

function textOf(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'this user may not read it',
    };
    throw new DrivelineError({
      code: 'no_district_file',
      message: `The district file ${path} cannot be read${why[code] ? `: ${why[code]}` : ''}. Nothing was applied.`,
      fix: 'Check the path. To begin a new file, copy docs/district.example.yaml.',
      cause,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DrivelineError({
      code: 'no_district_file',
      message: `The district file ${path} is not UTF-8 text. Nothing was applied.`,
      fix: 'Save it as plain text in UTF-8 (in Notepad: "Save as", "Encoding").',
      cause,
    });
  }
}
