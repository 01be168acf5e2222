/** One guard taken out of the production code, and what the simulation must say of a bot without it. */
export interface BrokenBuild {
  readonly without: string;
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /** `thaw`: not a semester, but one message and a process that is suspended for longer and longer while it sends it. */
  readonly script?: 'thaw';
  /** A semester in which it matters; what is not said is as in the test. */
  readonly semester?: readonly string[];
  readonly says: RegExp;
  /** Found in a moment: tried each time that the tests run. */
  readonly quick?: boolean;
}

const DOUBLED = /is there twice/;
const NEVER_ENDED = /never ends|has never ended|nobody has it|nothing was in its way/;

/** Two processes that are suspended now and then for longer than a lease. */
const SUSPENDED = ['--processes', '2', '--rates', '{"freezes":0.02,"dies":0}'];
export const BROKEN_BUILDS: readonly BrokenBuild[] = [
  {
    without: 'a look before a message of uncertain fate is sent again',
    edits: [
      {
        file: 'src/engine/outcomes.ts',
        from: "return wait(delivery, 'uncertain', now + LOOK_AFTER_MS, 'counted', failure.detail);",
        to: "return wait(delivery, 'ready', now + LOOK_AFTER_MS, 'counted', failure.detail);",
      },
    ],
    semester: ['--rates', '{"doneThenLost":0.2}'],
    quick: true,
    says: DOUBLED,
  },
  {
    without: 'a look after the process that was sending has died',
    edits: [
      {
        file: 'src/store/queries/outbox.ts',
        from: "set({ state: 'uncertain', dueAt: now, leaseUntil: null, lastError: 'lease' })",
        to: "set({ state: 'ready', dueAt: now, leaseUntil: null, lastError: 'lease' })",
      },
    ],
    semester: ['--rates', '{"dies":0.006}'],
    says: DOUBLED,
  },
  {
    without: 'an end to a lease',
    edits: [
      {
        file: 'src/store/queries/outbox.ts',
        from: 'if ((await anySilent(tx).execute({ now })).length === 0) return [];',
        to: 'if (now > 0) return [];',
      },
    ],
    semester: ['--rates', '{"dies":0.006}'],
    says: NEVER_ENDED,
  },
  {
    without: 'a fence around what a suspended process still writes',
    edits: [
      {
        file: 'src/store/queries/outbox.ts',
        from: 'return and(eq(outbox.id, fence.id), eq(outbox.owner, fence.owner), eq(outbox.attempt, fence.attempt));',
        to: 'return eq(outbox.id, fence.id);',
      },
    ],
    script: 'thaw',
    quick: true,
    says: DOUBLED,
  },
  {
    without: 'a look at the lease before a send',
    edits: [{ file: 'src/engine/delivery.ts', from: 'if (!claim.look && parts', to: 'if (false && parts' }],
    semester: SUSPENDED,
    says: DOUBLED,
  },
  {
    without: 'a key that makes a message unique',
    edits: [
      {
        file: 'src/store/queries/outbox.ts',
        from: 'await tx.db.insert(tx.t.outbox).values(rows).onConflictDoNothing();',
        to: 'await tx.db.insert(tx.t.outbox).values(rows).onConflictDoUpdate({ target: tx.t.outbox.id, set: { state: sql`excluded.state`, dueAt: sql`excluded.due_at` } });',
      },
      {
        file: 'src/store/queries/plan.ts',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: this is source text.
        from: 'setWhere: sql`${undecided} and ${different}`,',
        to: 'setWhere: different,',
      },
    ],
    says: DOUBLED,
  },
  {
    without: 'a look at the hours of the person',
    edits: [
      {
        file: 'src/loops/direct.ts',
        from: 'if (!availability.isOpen(now)) {',
        to: 'if (!availability.isOpen(now) && now < 0) {',
      },
    ],
    semester: ['--rates', '{"dies":0.003,"longDown":0.6}'],
    says: /reached .* at /,
  },
  {
    without: 'an end to the time in which a message may be sent',
    edits: [
      {
        file: 'src/store/queries/ledger.ts',
        from: "        gt(occurrence.expiresAt, sql.placeholder('now')),\n",
        to: '',
      },
      {
        file: 'src/engine/lapse.ts',
        from: 'expireOccurrences(tx, now, AT_ONCE)',
        to: 'expireOccurrences(tx, 0, AT_ONCE)',
      },
      {
        file: 'src/engine/lapse.ts',
        from: 'expireMessages(tx, now, AT_ONCE)',
        to: 'expireMessages(tx, 0, AT_ONCE)',
      },
      {
        file: 'src/engine/delivery.ts',
        from: "if (now >= row.expiresAt && !claim.look) return 'late';",
        to: '',
      },
      {
        file: 'src/loops/channel.ts',
        from: "if (now >= expiresAt) return { type: 'drop', state: 'expired', reason: 'late' };",
        to: '',
      },
      {
        file: 'src/loops/direct.ts',
        from: "if (now >= expiresAt) return { type: 'drop', state: 'expired', reason: over };",
        to: '',
      },
    ],
    semester: ['--rates', '{"dies":0.003,"longDown":0.6}'],
    says: /was sent after its time|reached .* at |was posted at |never ended|was skipped for /,
  },
  {
    without: 'a weekly budget of messages',
    edits: [
      {
        file: 'src/loops/contact.ts',
        from: 'if (taken.length >= CONTACTS_A_WEEK[person.audience]) return false;',
        to: '',
      },
    ],
    says: /is message \d+ of a week/,
  },
  {
    without: 'a pace',
    edits: [
      {
        file: 'src/engine/pacing.ts',
        from: 'if (nextFree(bucket, rate, now) > now) return 0;',
        to: 'if (now > 0) return 40;',
      },
      {
        file: 'src/engine/pacing.ts',
        from: '    bucket.closedUntil,\n    bucket.pausedUntil,\n',
        to: '',
      },
    ],
    semester: ['--rates', '{"tooFast":0.3}'],
    says: /calls of \w+ in the minute|Retry-After|twice in a second/,
  },
  {
    without: 'respect for Retry-After',
    edits: [
      { file: 'src/engine/pacing.ts', from: 'const until = now + afterMs;', to: 'const until = now;' },
      {
        file: 'src/engine/outcomes.ts',
        from: "return wait(delivery, 'ready', now + failure.afterMs,",
        to: "return wait(delivery, 'ready', now + 1,",
      },
    ],
    semester: ['--rates', '{"tooFast":0.3}'],
    says: /before its Retry-After was over/,
  },
  {
    without: 'an order of taps',
    edits: [
      {
        file: 'src/store/queries/rate.ts',
        from: "or(isNull(question.ratedOrder), lte(question.ratedOrder, sql.placeholder('order'))),",
        to: '',
      },
    ],
    semester: ['--rates', '{"twice":0.6}'],
    says: /an acknowledged answer is lost/,
  },
  {
    without: 'sums that follow a change of mind',
    edits: [
      {
        file: 'src/store/queries/rate.ts',
        from: 'const move = before.rating === null ? addToRollup : moveInRollup;',
        to: 'const move = addToRollup;',
      },
      {
        file: 'src/store/queries/rate.ts',
        from: '...steps(before.rating, rating)',
        to: '...steps(null, rating)',
      },
    ],
    says: /a rollup differs from a recount/,
  },
  {
    without: 'a question whose note it is',
    edits: [
      {
        file: 'src/privacy/access.ts',
        from: "return actor === owner || ACCESS[data][role ?? 'anyone_else'];",
        to: 'return true;',
      },
    ],
    semester: ['--rates', '{"strangers":0.6}'],
    says: /was shown to|an acknowledged answer is lost/,
  },
];
