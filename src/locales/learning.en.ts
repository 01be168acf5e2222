/** What Driveline says about professional learning, in English. */
export const learningEn = {
  gone: 'This is no longer there. Nothing was saved.',
  mayNot: 'Learning is planned by people who work there. Nothing was saved.',
  notNow: 'This has moved on in the meantime. Nothing was changed.',
  untitled: (driver: string) => `Learning about ${driver}`,
  themes: {
    skill: 'a skill that several people are still building',
    time: 'time that several people lack',
    belief: 'a belief that several people do not share',
  },
  states: {
    suggested: 'suggested',
    planned: (day: string) => `planned for ${day}`,
    late: (day: string) => `was planned for ${day}: held, or moved?`,
    delivered: (day: number, of: number) => `held; follow-up within two weeks, day ${day} of ${of}`,
    overdue: (day: string) => `held ${day}, and nobody has followed up yet`,
  },
  card: {
    title: 'Professional learning',
    none: 'Nothing is suggested or planned. A driver that stays weak, or what several people struggle with, suggests one here.',
    line: (unit: string, topic: string, state: string) => `${unit} · ${topic} · ${state}`,
    plan: (topic: string) => `Plan: ${topic}`,
    delivered: (topic: string) => `Held: ${topic}`,
    followed: (topic: string) => `Followed up: ${topic}`,
    drop: (topic: string) => `Drop: ${topic}`,
    add: 'Plan something new',
    small: 'Who was there is logged with /driveline training. Your teams and their school see this list.',
  },
  form: {
    title: 'Plan learning',
    intro: 'One topic that people will use in the next two weeks, and a day. Somebody follows up after it.',
    topic: 'What will people learn to do?',
    topicHint: 'A few words. No names, please.',
    unit: 'For whom?',
    driver: 'Which driver is it for?',
    audience: 'Who learns?',
    audiences: { staff: 'Staff', coach: 'Coaches', leadership: 'Leaders' },
    day: 'When?',
    save: 'Plan it',
    cancel: 'Cancel',
    needed: 'Please fill this in. Nothing was saved; what you wrote is still here.',
    tooLong: (most: number) => `Please keep it under ${most} characters. Nothing was lost.`,
    badDate: 'Please choose a day from today on, within the next year. Nothing was saved.',
  },
  saved: {
    planned: (day: string) => `Planned for ${day}. Log it with /driveline training when it was held.`,
    delivered: 'Noted as held. Somebody follows up within two weeks.',
    followed: 'Noted: you followed up.',
    dropped: 'Dropped. It is not suggested again for this driver until the next school year.',
  },
  digest: {
    line: (said: string) => `Learning: ${said}.`,
    suggestedDriver: (driver: string) => `${driver} stayed weak, so learning may help`,
    suggestedTheme: (theme: string) => `coaches name ${theme}`,
    planned: (topic: string, day: string) => `“${topic}” on ${day}`,
    followUp: (topic: string, day: number, of: number) => `follow up on “${topic}” (day ${day} of ${of})`,
    overdue: (topic: string) => `“${topic}” still waits for a follow-up`,
    plan: 'Plan learning',
    effect: {
      higher: (topic: string, driver: string, before: number, after: number) =>
        `Since “${topic}”, ${driver} reads higher (${before} scores before, ${after} after); it went together, which is no proof.`,
      lower: (topic: string, driver: string, before: number, after: number) =>
        `Since “${topic}”, ${driver} reads lower (${before} scores before, ${after} after); it went together, which is no proof.`,
      no_clear_move: (topic: string, driver: string, before: number, after: number) =>
        `Since “${topic}”, ${driver} shows no clear change (${before} scores before, ${after} after).`,
      too_few: (topic: string, driver: string, before: number, after: number) =>
        `Since “${topic}”: too few scores of ${driver} to tell (${before} before, ${after} after).`,
    },
  },
} as const;
