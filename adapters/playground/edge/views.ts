import type { Backing } from './backing.ts';
import { viewComplaints } from './block-rules.ts';
import { badBlocks, type ChatMethod } from './chat.ts';
import type { Dialogs } from './dialogs.ts';
import { nameBlocks } from './named-blocks.ts';
import { type Answer, isJson, type Json, refusal, text } from './wire.ts';

/** The methods about dialogs and home tabs: checked, asked of the backing, and followed so that the page can show them. */
export function viewMethods(backing: Backing, dialogs: Dialogs): Readonly<Record<string, ChatMethod>> {
  async function checked(method: string, body: Json, then: (view: Json) => void): Promise<Answer> {
    const complaints = viewComplaints(body.view);
    if (complaints.length > 0) return badBlocks('invalid_arguments', complaints);
    const answer = await backing.ask(method, { ...body, view: named(body.view) });
    if (answer.ok && isJson(answer.view)) then(answer.view);
    return answer;
  }
  return {
    'views.open': (body) =>
      checked('views.open', body, (view) => dialogs.opened(text(body, 'trigger_id'), view, 'open')),
    'views.push': (body) =>
      checked('views.push', body, (view) => dialogs.opened(text(body, 'trigger_id'), view, 'push')),
    'views.update': (body) => checked('views.update', body, (view) => dialogs.updated(view)),
    'views.publish': async (body) => {
      const userId = text(body, 'user_id');
      const hash = text(body, 'hash');
      const seen = dialogs.home(userId);
      // Slack refuses what was made from an older state of the tab than the one that stands there.
      if (hash !== '' && seen && hash !== text(seen.view, 'hash')) return refusal('hash_conflict');
      return checked('views.publish', body, (view) => dialogs.published(userId, view));
    },
  };
}

function named(view: unknown): unknown {
  if (!isJson(view) || !Array.isArray(view.blocks)) return view;
  return { ...view, blocks: nameBlocks(view.blocks.filter(isJson), 'view') };
}
