import type { Loop } from '../../engine/loop.ts';
import type { Directory } from '../directory.ts';
import { createMembersFollower } from './follow.ts';
import { releaseGroup, showGroup } from './group.ts';
import { readGroup } from './keys.ts';
import { releaseShare, sharePresses, showShare } from './share.ts';

/** Who belongs to a team because they are in its channel or group, and whether a channel may be posted to at all. */
export function createMembersLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'members',
    /** Nothing comes round here: a look into a channel gives rise to the question, one into a group to the notice. */
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => (readGroup(due.key) ? releaseGroup : releaseShare)(tx, directory, due, now),
    show: (tx, message, now) =>
      (readGroup(message.subject) ? showGroup : showShare)(tx, directory, message, now),
    presses: sharePresses(directory),
    submissions: {},
    follower: createMembersFollower(directory),
  };
}
