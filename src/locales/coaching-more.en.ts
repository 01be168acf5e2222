/** What is said in coaching when a coach leaves, about coaches’ own habits, and about what several people struggle with. */
export const coachingMoreEn = {
  handover: {
    title: (former: string) => `${former} no longer coaches you here.`,
    text: (former: string, coach: string) =>
      `What you shared with ${former} is sealed now: nobody but you can read it. Would you like ${coach} to be able to read those entries? You decide, and can change it later.`,
    agree: (coach: string) => `${coach} may read them`,
    sealed: 'Keep them sealed',
    agreed: (former: string, coach: string) => `${coach} may read what you shared with ${former}.`,
    kept: (former: string) => `What you shared with ${former} stays sealed.`,
    takeBack: 'Seal them again',
    private: 'Drafts and what you never shared stay yours in any case. Nobody is told what you chose.',
    notYours: 'Only whoever wrote it decides. Nothing was changed.',
  },

  habits: {
    title: 'Once a month: your own coaching',
    text: 'Two questions, no score, nobody reads it. You may leave it.',
    write: 'Write',
    skip: 'Not this time',
    entry: (day: string) => `Your own coaching · ${day}`,
    formTitle: 'Your own coaching',
    intro: 'Leave out what you like. Only you read this, and no score is made of it.',
  },

  hold: {
    on: 'A legal hold is on in your district: nothing that is written here is deleted for good until it ends. What you delete is shown to nobody any more; what you change is kept as it was, too.',
    version: (day: string) => `As it stood until ${day}, kept by the legal hold`,
    digest: 'A legal hold is on: what is written in coaching is not deleted for good until it ends.',
  },

  second: {
    text: (names: string) => `You are coached by ${names} too.`,
    open: (name: string) => `Open: ${name}`,
    openMeaning: (name: string) => `Open what you and ${name} are working on`,
    own: 'And your own coaching:',
  },

  theme: {
    ask: 'What was in the way most? It is only counted, never shown with a name.',
    themes: { skill: 'Skill', time: 'Time', belief: 'Belief' },
    meanings: {
      skill: 'A skill gap: how to do it is still being built',
      time: 'A time gap: there is no time or no place for it',
      belief: 'A belief gap: it does not seem worth it, or right',
    },
    chosen: (theme: string) => `✓ ${theme}`,
    saved: (k: number) =>
      `Counted. Your week and the team’s learning plan show it only from ${k} people on, and without names.`,
    week: (said: string) => `Shared by several people you coach: ${said}.`,
    count: (theme: string, people: number) => `${theme} (${people})`,
  },
} as const;
