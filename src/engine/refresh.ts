import type { Card } from '../chat/card.ts';
import type { MessageRef } from '../chat/event.ts';
import type { Failure, Outcome } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import { refreshAgain, refreshed, sentMessage } from '../store/queries/edits.ts';
import type { OutboxRow } from '../store/queries/outbox.ts';
import { blockWorkspace } from '../store/queries/workspaces.ts';
import type { Tx } from '../store/store.ts';
import { backoffMs } from './backoff.ts';
import type { Loop } from './loop.ts';
import { type EngineParts, errorClass, type Reachable, updateKey, workspaceKeyOf } from './parts.ts';
import { later } from './release.ts';

/** Tries of one edit. After that the message keeps what it shows; the answer is in the database all the same. */
const MOST_EDITS = 8;

/** A sent message that no longer shows the present. */
export interface Refresh {
  readonly parts: EngineParts;
  readonly tenant: Reachable;
  readonly loop: Loop;
  readonly row: OutboxRow;
}

interface Edit {
  readonly card: Card;
  readonly ref: MessageRef;
  /** A second message of the same, which a send left behind whose answer was lost. */
  readonly copy: MessageRef | undefined;
  /** The revision that the card shows. */
  readonly revision: number;
}

/** Brings one message up to date. An edit may be repeated without harm, so what is uncertain is simply done again. */
export async function refresh(work: Refresh): Promise<void> {
  const { parts, row } = work;
  let edit: Edit | undefined;
  try {
    edit = await parts.store.transact((tx) => render(tx, work));
  } catch (error) {
    parts.log.error({ loop: row.loop, message: row.id, error }, 'a message could not be made');
    return again(work, errorClass(error));
  }
  if (!edit) {
    work.tenant.line.pacing.giveBack(updateKey(work.tenant), parts.clock.now());
    return;
  }
  await record(work, edit, await update(work, edit));
}

async function render(tx: Tx, { parts, loop, row }: Refresh): Promise<Edit | undefined> {
  const now = parts.clock.now();
  const current = await sentMessage(tx, row.id);
  if (!current || current.channelId === null || current.messageId === null) return undefined;
  const { channelId, messageId, copyMessageId, revision } = current;
  const copy = copyMessageId === null ? undefined : { channelId, messageId: copyMessageId };
  const showing = await loop.show(tx, { subject: current.subject, view: current.view, sent: true }, now);
  if (showing.type === 'card') return { card: showing.card, ref: { channelId, messageId }, copy, revision };
  const at = showing.type === 'defer' ? later(showing.until, now) : null;
  await refreshAgain(tx, row.id, { at, attempt: 0, error: current.lastError });
  return undefined;
}

async function update(work: Refresh, { card, ref, copy }: Edit): Promise<Outcome<MessageRef>> {
  const outcome = await updateOne(work, ref, card);
  if (!outcome.ok || !copy) return outcome;
  work.tenant.line.pacing.take(updateKey(work.tenant), work.parts.clock.now());
  const second = await updateOne(work, copy, card);
  // Both are edited again where only one went through. A copy that is no longer there needs no edit.
  return second.ok || second.failure.type === 'gone' || second.failure.type === 'invalid' ? outcome : second;
}

async function updateOne({ tenant }: Refresh, ref: MessageRef, card: Card): Promise<Outcome<MessageRef>> {
  try {
    return await tenant.line.platform.update(tenant.workspaceId, ref, card);
  } catch (error) {
    return { ok: false, failure: { type: 'uncertain', detail: errorClass(error) } };
  }
}

async function record(work: Refresh, edit: Edit, outcome: Outcome<MessageRef>): Promise<void> {
  const { parts, tenant, row } = work;
  const { pacing } = tenant.line;
  const now = parts.clock.now();
  if (outcome.ok) {
    pacing.succeeded(updateKey(tenant));
    await parts.receipts.within((keep) =>
      parts.store.transact(async (tx) => {
        // A reply that was shown before this edit is covered by it now: its receipt must not come after.
        await keep(tx);
        await refreshed(tx, row.id, edit.revision, outcome.value, now);
      }),
    );
    return;
  }
  const { failure } = outcome;
  switch (failure.type) {
    case 'retry':
    case 'uncertain':
      if (failure.type === 'retry' && failure.afterMs !== undefined) {
        pacing.refused(updateKey(tenant), now, failure.afterMs);
        parts.metrics.refused('update');
        return postpone(work, now + failure.afterMs, row.refreshAttempt - 1, failure.detail);
      }
      pacing.failed(updateKey(tenant), now);
      return again(work, failure.detail);
    case 'unauthorised':
      return block(work, failure, now);
    case 'invalid':
      parts.log.error(
        { message: row.id, detail: failure.detail },
        'the platform refuses an edit of our own making',
      );
      return postpone(work, null, row.refreshAttempt, failure.detail);
    case 'gone':
      return postpone(work, null, row.refreshAttempt, failure.detail);
  }
}

async function again(work: Refresh, detail: string): Promise<void> {
  const { parts, row } = work;
  const attempt = row.refreshAttempt;
  const at = attempt >= MOST_EDITS ? null : parts.clock.now() + backoffMs(attempt, parts.random);
  if (at === null) parts.log.warn({ message: row.id, detail }, 'a message could not be brought up to date');
  return postpone(work, at, attempt, detail);
}

async function postpone(work: Refresh, at: Instant | null, attempt: number, error: string): Promise<void> {
  await work.parts.store.transact((tx) => refreshAgain(tx, work.row.id, { at, attempt, error }));
}

async function block({ parts, tenant, row }: Refresh, { detail }: Failure, now: Instant): Promise<void> {
  await parts.store.transact(async (tx) => {
    await refreshAgain(tx, row.id, { at: now, attempt: row.refreshAttempt - 1, error: detail });
    await blockWorkspace(tx, workspaceKeyOf(tenant), detail);
  });
  parts.log.error({ tenant: tenant.id, detail }, 'the workspace refuses our token; nothing is sent');
}
