import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals people's words before they are stored, and opens them for whoever may read them. */
export interface Seal {
  /** `place` says where the words live (`note:<check-in>:<position>`): a sealed text moved elsewhere will not open. */
  seal(text: string, place: string): Buffer;
  /** @throws Error when the secret is another one, or the bytes were changed or moved. */
  open(sealed: Uint8Array, place: string): string;
}

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM with a key derived (HKDF-SHA-256, RFC 5869) from the district's secret. Layout: version, nonce, tag,
 * ciphertext. Losing the secret means losing the words: it belongs into the district's backup, apart from the data.
 *
 * @param secret 32 characters or more.
 */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, 'driveline', 'people-words-v1', 32));
  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== VERSION || bytes.length < 1 + NONCE + TAG) throw new Error('Not a sealed text');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE));
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE + TAG)), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}
