import type { App, ReceiverEvent } from '@slack/bolt';

/**
 * Hands an event to Bolt and acknowledges it exactly once.
 *
 * Bolt acknowledges an Events API callback before its listeners run; here that is held back until they are done,
 * so that Slack is told of nothing that is not stored. Taps, forms and commands are acknowledged by their
 * listener, and what no listener knew is acknowledged at the end: left alone, it would count as a failure of ours.
 *
 * @throws whatever a listener threw before it acknowledged; Slack then sends the event again
 */
export async function deliver(app: App, event: ReceiverEvent): Promise<void> {
  const held = event.body.event !== undefined;
  let acknowledged = false;
  const acknowledge = async (said?: unknown) => {
    if (acknowledged) return;
    acknowledged = true;
    await event.ack(said);
  };
  await app.processEvent({
    ...event,
    ack: async (said) => {
      if (!held) await acknowledge(said);
    },
  });
  await acknowledge();
}
