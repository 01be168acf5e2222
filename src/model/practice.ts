import type { OwnWording } from './items.ts';

/** One core component of the practice that a district describes: what has to be done for it to be that practice. */
export interface Component {
  readonly id: string;
  readonly wording: OwnWording;
  readonly retired: boolean;
}
