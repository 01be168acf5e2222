import type { Loop } from '../engine/loop.ts';
import type { Seal } from '../privacy/seal.ts';
import { createCheckInLoop } from './checkin/index.ts';
import { createDigestLoop } from './digest/index.ts';
import { createDirectory } from './directory.ts';

/** Every loop that comes round. Adding one is a folder and a line here. */
export function createLoops(parts: { readonly seal: Seal }): readonly Loop[] {
  const directory = createDirectory();
  return [createCheckInLoop({ directory, seal: parts.seal }), createDigestLoop({ directory })];
}
