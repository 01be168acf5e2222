/** Whom nothing reaches, for those who keep the bot running. */
export const reachEn = {
  title: 'Who cannot be reached',
  everybody: 'Everybody in the district file can be reached.',
  some: (count: number) =>
    count === 1
      ? 'One person gets nothing from me. Nothing they said is lost.'
      : `${count} people get nothing from me. Nothing they said is lost.`,
  person: 'Person',
  where: 'Where',
  why: 'Why',
  nowhere: '–',
  platforms: { slack: 'Slack', teams: 'Teams' },
  reasons: {
    noAccount: 'no account with their mail address',
    neverAdded: 'has not added the app',
    removed: 'has removed the app',
    blocked: 'has blocked the app',
    switchedOff: 'the app is switched off for them',
    deactivated: 'their account was switched off',
    notAllowed:
      'has not added the app, and Microsoft does not let me add it: consent is missing, or a policy forbids it',
    notKnown: 'has not added the app, and Microsoft finds no such person, or not the app in your catalog',
    other: (code: string) => `the platform says: ${code}`,
  },
  more: (count: number) => `And ${count} more.`,
  fix: 'An app setup policy can add the app for everybody in Teams. As soon as a person adds it or writes to me, I write to them again.',
  silent: (names: readonly string[]) =>
    `${names.length === 1 ? 'A digest' : 'Digests'} could not be posted: ${names.join(', ')}. The channel was archived or deleted, or I am not in it. Let me in again, or name another channel; the next digest comes there.`,
  forAdmins: 'Only the people who keep me running can ask this.',
} as const;
