/** A file of an archive: its name inside, and what it holds. */
export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1 January 1980, 00:00, the first moment that a zip can say: an archive tells no time at all. */
const DOS_TIME = 0;
const DOS_DATE = (1 << 5) | 1;
const UTF8_NAMES = 1 << 11;

/**
 * A zip archive of a few small files, uncompressed: the same files give the same bytes on every machine and with
 * every Node, whose compressors differ.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zip(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name, 'utf8');
    const common = commonFields(bytes, path.length);
    const file = Buffer.concat([number(0x04034b50, 4), common, path, bytes]);
    directory.push(
      Buffer.concat([
        number(0x02014b50, 4),
        number(20, 2), // made by version 2.0
        common,
        Buffer.alloc(2 + 2 + 2 + 4), // no comment, first disk, no attributes
        number(offset, 4),
        path,
      ]),
    );
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.concat([
    number(0x06054b50, 4),
    Buffer.alloc(4),
    number(entries.length, 2),
    number(entries.length, 2),
    number(listing.length, 4),
    number(offset, 4),
    number(0, 2),
  ]);
  return Buffer.concat([...files, listing, end]);
}

/** What a file's header and its line in the directory both say. */
function commonFields(bytes: Uint8Array, nameLength: number): Buffer {
  return Buffer.concat([
    number(20, 2),
    number(UTF8_NAMES, 2),
    number(0, 2), // stored
    number(DOS_TIME, 2),
    number(DOS_DATE, 2),
    number(crc32(bytes), 4),
    number(bytes.length, 4),
    number(bytes.length, 4),
    number(nameLength, 2),
    number(0, 2),
  ]);
}

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}

/** The check sum of zip and PNG. Node has its own only from 22.2 on. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
