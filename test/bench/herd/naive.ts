import { WebClient } from '@slack/web-api';
import type { SlackEdge } from '../../../adapters/playground/edge/types.ts';
import type { ManualClock } from '../../doubles/manual-clock.ts';

/** What a call costs at Slack: 120 ms were measured by those who send many (peers' own figures: 100 to 250 ms). */
const CALL_MS = 120;

/**
 * What most bots do: a cron at 09:00 that awaits `client.chat.postMessage` for one person after another, each call
 * taking {@link CALL_MS} of virtual time. The calls are real ones by Slack's own client. What the client would do by
 * itself at a 429, wait for as long as Retry-After says and send again, up to ten times, is done here instead, because
 * its own timers know no virtual time: `rejectRateLimitedCalls` hands us the refusal, and the waiting is virtual.
 */
export async function runNaive(edge: SlackEdge, clock: ManualClock, nine: number): Promise<void> {
  const client = new WebClient(edge.botToken, {
    slackApiUrl: edge.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  clock.set(nine);
  for (const { id } of edge.users()) await post(client, clock, id);
}

async function post(client: WebClient, clock: ManualClock, userId: string): Promise<void> {
  for (let attempt = 0; attempt <= 10; attempt++) {
    clock.advance(CALL_MS);
    try {
      await client.chat.postMessage({ channel: userId, text: 'Time for your check-in!' });
      return;
    } catch (error) {
      const { retryAfter } = error as { retryAfter?: number }; // WebAPIRateLimitedError has it; others end the run.
      if (retryAfter === undefined) throw error;
      clock.advance(retryAfter * 1_000);
    }
  }
}
