import type { DriverId } from '../model/drivers.ts';

/** One driver explained in a minute. Our own words: 150 at most, for an eighth-grade reader. */
export interface Explainer {
  readonly what: string;
  /** What good looks like in a school. */
  readonly good: string;
  /** One thing to try this week. */
  readonly tryThis: string;
}

export const learnEn: Readonly<Record<DriverId, Explainer>> = {
  selection: {
    what: 'Selection is choosing people for a piece of work on purpose. It matters for new hires, and just as much when someone inside the school becomes a mentor, a team lead or the first to try a practice. Both sides should know what the work takes before they say yes.',
    good: 'The role is described in plain words, with the time it needs. People try a small piece of the real work first, such as giving feedback on a short clip. Saying no costs nothing. What was seen is passed on to whoever will train and coach them.',
    tryThis:
      'Pick one role your team needs to fill. Write three sentences: what the person will do, how many hours it takes, and what they must be ready to learn. Read them to someone who might take it on and ask what is missing.',
  },
  training: {
    what: 'Training gives people the reasons, the knowledge and a first safe try. It does not make anyone skilled by itself. Its job is to get people ready for coaching, so that practice in the classroom can begin soon.',
    good: 'Sessions explain why the practice works, show it, and let everyone try it and hear back. They come just before the skill is needed. Those who lead the session look at what people could do before and after, and tell the coach what is still shaky.',
    tryThis:
      'Look at the next training day on your calendar. Ask for ten minutes in which each person tries one step out loud with a partner. Then ask everyone to write down the one step they want a coach to watch.',
  },
  coaching: {
    what: 'Coaching is help on the job. Someone watches you use a skill, talks with you about what they saw, and plans the next step with you. It goes on for as long as it is useful, and becomes lighter as you become sure. It helps you adapt a practice without losing its heart.',
    good: 'Visits are planned, short and regular. The coach sees the real work and brings facts, not a grade. You leave with one next step that you chose together. Coaching stays apart from evaluation, so that it is safe to show what is hard.',
    tryThis:
      'Choose one moment of one lesson that you want to get better at. Ask your coach or a colleague to watch only that for ten minutes. Agree before the visit on what they will write down.',
  },
  fidelity: {
    what: 'Fidelity and effort checks find out two things: what was done, and how well. Effort counts, such as visits held or lessons taught. Fidelity looks at whether the main parts were there and worked. The result says how good the support was. It does not grade a person.',
    good: 'Checks are short, frequent and about one clear practice. People know beforehand what is looked at. They hear their own result within days. The team asks “Which support should change?” before it asks anyone to try harder.',
    tryThis:
      'As a team, name the three parts of your practice that must be there for it to work. Each of you writes down how many you used today. Talk about the part that was hardest to keep, and what would make it easier.',
  },
  external_systems: {
    what: 'External systems are the rules, money and demands that come from outside: laws, grants, state tests, district policy, data that must be handed in. Your team does not control them. It can still work with those who do, so that they fit the work better.',
    good: 'Someone keeps a list of what is coming from outside, and of what gets in the way. Problems go to the person who can change them, with facts and a date by which an answer is due. The answer comes back to the people who raised the problem.',
    tryThis:
      'Name one outside demand that takes time from teaching right now. Find out who can really change it. Send that person two sentences: what happens because of it, and what would help. Ask when you may expect to hear back.',
  },
  internal_systems: {
    what: 'Internal systems are what the school or district can set up for itself: schedules, policies, meeting time, forms, teams and money. Good ones clear the path, so that people who want to do the work well can do it without fighting for time or permission.',
    good: 'There is time in the schedule for coaching and planning, and it is kept. Teams know what they may decide. Paperwork that helps no one is dropped. When someone names a barrier, they hear what became of it, even if the answer is no.',
    tryThis:
      'Ask each person on your team for one thing that cost them time this week and helped no student. Pick one that your school could change by itself. Give it an owner and a day on which you will hear what happened.',
  },
  data_systems: {
    what: 'Data for decisions means that people get useful facts in time to act on them. The facts are of two kinds: what was done and how well, and what students got out of it. Looking at both together shows whether to change the support or the practice.',
    good: 'The team sees a few figures, often, and can read them without help. Every meeting about data ends with one decision and a name. Later the team looks again to see if it helped. Training is planned from what the figures show.',
    tryThis:
      'Take one figure that your team gets anyway. Ask three questions: Do we trust it? What might explain it? What will we do differently by next week? If nobody can answer the third, ask whether you need this figure at all.',
  },
  leadership_technical: {
    what: 'Some problems are clear. People agree on what is wrong, and someone knows how to fix it: a room, a schedule, a missing form. Here, leading means good management. Decide, say who does it by when, and see that it gets done.',
    good: 'Small problems are solved in days. Decisions are written down where everyone can find them. Each task has one owner and one date. People hear the reason with the decision. Leaders at every level may fix what is theirs to fix, without asking first.',
    tryThis:
      'Write down three things that have waited for more than two weeks. Circle those where everyone agrees on the fix. Give each circled one a name and a date today. Tell the people who asked.',
  },
  leadership_adaptive: {
    what: 'Some problems are hard because people see them differently. Values, habits or fears are in play, and no expert can hand over the answer. Here, leading means bringing people together, listening, trying things out, and sharing the work of change.',
    good: 'Leaders say openly that there is no quick fix. They ask those who will be affected, those who disagree first. Worries are treated as news about the work. Small trials come before big plans. The people who live with the problem help to solve it.',
    tryThis:
      'Think of a change that keeps getting stuck. Ask two people who see it differently: “What would you lose if we did this?” Only listen and take notes. Tell each of them what you heard before you propose anything.',
  },
};
