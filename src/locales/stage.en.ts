import type { Stage } from '../model/stage.ts';

const names: Readonly<Record<Stage, string>> = {
  exploration: 'Exploration',
  installation: 'Installation',
  initial: 'Initial implementation',
  full: 'Full implementation',
};

/** What Driveline says about the stages of implementation. Each is told as a place on the way, never as a grade. */
export const stageEn = {
  names,
  meanings: {
    exploration:
      'Do we need this, and would it fit? Nothing is in use yet, so nobody is asked how well it is done.',
    installation: 'Getting ready: people, training, time and data.',
    initial: 'The first users are at it. This is the shakiest time, so coaching and barriers come first.',
    full: 'Half of those meant to use it, or more, do so as described. Fewer questions; we watch that it lasts.',
  } satisfies Record<Stage, string>,
  /** Under each check-in's question; in the first months it needs no word of its own. */
  tone: {
    exploration: 'Nothing is in use yet. We only ask what this would take.',
    installation: 'We are getting ready. “Not yet” is an ordinary answer here.',
    full: 'This has been in use for a while. We look whether it still holds.',
  } satisfies Record<Exclude<Stage, 'initial'>, string>,
  /** What the weekly digest proposes about the driver that needs help. */
  propose: {
    exploration: (driver: string) => `To decide: what would we need first for “${driver}”?`,
    installation: (driver: string) => `To decide: next week, put one piece of “${driver}” in place?`,
    initial: (driver: string) => `To decide: next week, make one thing easier about “${driver}”?`,
    full: (driver: string) => `To decide: next week, steady one thing about “${driver}”?`,
  } satisfies Record<Stage, (driver: string) => string>,
  title: (team: string) => `${team}: stage`,
  now: (stage: string) => `Now: ${stage}.`,
  since: (stage: string, day: string, name: string) => `Now: ${stage}, since ${day}, decided by ${name}.`,
  why: (why: string) => `Why: ${why}`,
  list: 'Which team?',
  noTeam:
    'I know no team of yours here. The stage of a team is shown to its people, and to those who lead it.',
  unknown: (typed: string) => `None of your teams is called “${typed}”.`,
  tooMany: (command: string) =>
    `You have many teams here. Name one: ${command} and the beginning of its name.`,
  change: 'Change the stage',
  changeMeaning: (team: string) => `Record that ${team} goes on to another stage`,
  formTitle: 'Change the stage',
  formStage: 'New stage',
  formWhy: 'Why?',
  formWhyHint: 'One sentence, without names.',
  formIntro: (team: string) =>
    `The next digest of ${team} tells this decision with your name and your reason. Which questions are asked follows it. Stages may go back, too.`,
  formSave: 'Record',
  formCancel: 'Cancel',
  needsWhy: 'Please write one sentence: the team will read it. Nothing was recorded yet.',
  tooLong: 'Please keep it under 200 characters. Nothing was lost: your text is still here.',
  sameStage: 'The team is in that stage already. Please choose another one.',
  mayNot:
    'Only a leader or facilitator of this team, its school or its district can change its stage. Nothing was changed. Tell them what you think.',
  gone: 'This team is no longer there. Nothing was changed.',
  told: (from: string, to: string, name: string, day: string, why: string) =>
    `Stage: from ${from} to ${to}, decided by ${name} on ${day}. Why: ${why}`,
  toldShort: (to: string, name: string, day: string) => `Stage: now ${to} (${name}, ${day}).`,
  drift: (driver: string) =>
    `Worth a look: ${driver} lately reads lower than before. What has changed around it?`,
} as const;
