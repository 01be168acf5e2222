/** What Driveline says about looking at the drivers one by one, and about official results, in English. */
export const analysisEn = {
  mayNot: 'This is for people who work in a team, school or district here. Nothing was saved.',
  lead: 'Official results are recorded by those who lead or facilitate there. Nothing was saved.',
  which: 'Which driver? Type for example: /driveline analysis training',
  levels: {
    nobody: 'Nobody',
    team: 'The team',
    school: 'The school',
    district: 'The district',
    region: 'The region',
    state: 'The state',
    outside: 'Somebody outside',
  },
  degrees: { 0: 'Low', 1: 'Middling', 2: 'High' },
  controls: { ours: 'Ours to change', partly: 'Partly ours', not_ours: 'Not ours: raise it' },
  form: {
    title: 'Look at a driver',
    intro: (driver: string) =>
      `${driver}, one function at a time. What would be better becomes a proposed action, which somebody can take up.`,
    unit: 'Where?',
    driver: 'Which driver?',
    now: 'What happens now?',
    nowHint: 'One function, in a line. No names, please.',
    accountable: 'Who answers for it?',
    also: 'Does somebody else answer for it too?',
    quality: 'How good is it?',
    effort: 'How much effort goes into it?',
    control: 'Is it in our control?',
    improvement: 'What would be better?',
    improvementHint: 'One thing to do, in a line.',
    save: 'Save',
    cancel: 'Cancel',
    needed: 'Please fill this in. Nothing was saved; what you wrote is still here.',
  },
  saved: (driver: string) =>
    `Saved. What would be better is now a proposed action on ${driver}: /driveline due shows it to whoever takes it up.`,
  card: {
    title: 'What happens now, driver by driver',
    none: 'Nothing has been looked at yet.',
    row: (driver: string, now: string, unit: string) => `${driver} · ${now} · ${unit}`,
    who: (level: string, also: string) =>
      also === '' ? `Answers for it: ${level}` : `Answer for it: ${level}, ${also}`,
    how: (quality: string, effort: string, control: string) =>
      `Quality: ${quality} · Effort: ${effort} · ${control}`,
    gaps: (count: number) =>
      count === 1 ? '1 gap: nobody answers for it' : `${count} gaps: nobody answers for them`,
    duplicates: (count: number) =>
      count === 1 ? '1 is answered for twice' : `${count} are answered for twice`,
    gap: '△ nobody answers for this',
    duplicate: '△ two answer for this',
    add: 'Look at a driver',
    action: 'Open its action',
    more: (count: number) => `${count} more are not shown.`,
    small: 'Seen by the people of these teams and their school.',
  },
  official: {
    title: 'Official results and the pulse',
    formTitle: 'Record a result',
    intro:
      'What an official assessment of the drivers found, in percent of its points. Leave out what it did not rate.',
    unit: 'Of whom?',
    name: 'Which assessment?',
    version: 'Which version?',
    takenOn: 'When was it taken?',
    percent: (driver: string) => `${driver}, percent`,
    save: 'Record',
    badPercent: 'Please write a whole number from 0 to 100, or leave it out. Nothing was saved.',
    badDate: 'Please choose a day up to today. Nothing was saved; what you wrote is still here.',
    none: 'No official result has been recorded here yet.',
    caption: (name: string, version: string, day: string) => `${name}, version ${version}, taken ${day}`,
    columns: { driver: 'Driver', official: 'Official', pulse: 'Pulse (newest digest)' },
    nothing: '–',
    add: 'Record a result',
    saved: 'Recorded. It is shown beside the pulse, never added to it.',
    small:
      'Two different measures with different questions: the official one asks a trained team, the pulse asks everybody in short. They are never added or averaged. Driveline is not affiliated with any assessment.',
  },
} as const;
