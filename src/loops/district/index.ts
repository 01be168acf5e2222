import type { Responder } from '../../engine/loop.ts';
import type { Directory } from '../directory.ts';
import { districtCommands, districtPresses, districtSubmissions } from './handlers.ts';

/**
 * What the district file says, changed in chat: choose what, enter it, look at what it would do, save. It sends
 * nothing by itself. Every change is one of the file, checked and applied as any file is.
 */
export function createDistrict({ directory }: { readonly directory: Directory }): Responder {
  return {
    name: 'district',
    presses: districtPresses(directory),
    submissions: districtSubmissions(directory),
    commands: districtCommands(directory),
  };
}
