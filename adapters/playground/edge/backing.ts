import type { Answer, Json } from './wire.ts';

/**
 * What judges and answers behind the edge. It speaks the edge's own ids; messages stay with the workspace, so that for
 * `chat.*` and history only the refusal, or its absence, counts.
 */
export interface Backing {
  ask(method: string, body: Json): Promise<Answer> | Answer;
  /** Tells it which of our messages its last answer was about. */
  posted(channelId: string, ts: string, answer: Answer): void;
  /** A trigger id that opens one dialog within 3 s of real time, as Slack's do. */
  trigger(userId: string, viewId?: string): Promise<string> | string;
  close(): Promise<void>;
}
