/** What each person's profile says, by their key in lakeside.yaml. */
export const TITLES: Readonly<Record<string, string>> = {
  ana: 'Grade 4 teacher',
  ben: 'Grade 3 teacher',
  chloe: 'Grade 5 teacher',
  darius: 'Grade 5 teacher, leads the team',
  elena: 'Bilingual teacher, grade 4',
  farah: 'Special education teacher',
  gus: 'Grade 3 teacher',
  hannah: 'Reading specialist',
  imani: 'Kindergarten teacher, leads the team',
  joon: 'Grade 1 teacher',
  kayla: 'Grade 2 teacher',
  liam: 'Grade 1 teacher',
  mei: 'Remote reading tutor',
  nadia: 'Pre-K teacher',
  owen: 'Grade 2 teacher',
  abel: 'Kindergarten teacher',
  bea: 'Kindergarten teacher',
  cyrus: 'Grade 1 teacher',
  dina: 'Speech therapist',
  carmen: 'Coach, Pine Ridge',
  ruth: 'Principal, Pine Ridge',
  priya: 'Math teacher, leads the team',
  quinn: 'Science teacher',
  rafael: 'Bilingual math teacher',
  sofia: 'Math teacher',
  theo: 'Science teacher, Mon to Thu',
  uma: 'STEM lab teacher',
  hugo: 'Math teacher',
  ines: 'Math interventionist',
  jamal: 'Science teacher',
  keiko: 'Math teacher',
  aisha: 'Counselor',
  bruno: 'Counselor',
  celia: 'School social worker',
  dev: 'Coach, Harbor',
  marcus: 'Principal, Harbor',
  tess: 'Implementation specialist, district',
  vera: 'Superintendent',
};

/** Offered by face, in this order: the first is who a visitor is at the start. */
export const SUGGESTED: readonly string[] = ['ana', 'carmen', 'ruth', 'vera'];

/** Who leads through the first minute. */
export const FIRST_MINUTE = { teacher: 'ana', principal: 'ruth', channel: 'grades-3-5' } as const;

/** The Slack names of the channels, by the keys of their units; others have the key itself. */
export const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  'math-science': 'math-and-science',
  'pine-ridge': 'pine-ridge-staff',
  harbor: 'harbor-staff',
  lakeside: 'lakeside-leadership',
};
