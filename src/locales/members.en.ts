/** About channels that other organisations read along in, for those who decide; and about groups, for admins. */
export const membersEn = {
  share: {
    title: 'Another organization is in this channel',
    ask: (unit: string) =>
      `People from another organization read the channel of ${unit}. Its digest shows how ${unit} is doing, with no names. Shall I post it there? Until somebody decides, I post nothing.`,
    agreed: (unit: string, by: string) =>
      `Recorded: the digest of ${unit} is posted in the shared channel. Decided by ${by}.`,
    refused: (unit: string, by: string) =>
      `Recorded: the digest of ${unit} is not posted in the shared channel. Decided by ${by}. To get it, give the team a channel of its own.`,
    agree: 'Post it there',
    refuse: 'Do not post it',
    small: 'You can change this at any time. People of the other organization are never asked anything.',
    notYours: 'Those who lead or facilitate this team, or keep me running, decide this. Nothing was changed.',
    gone: 'There is nothing to decide here any more. Nothing was changed.',
  },
  group: {
    title: 'I cannot see who is on a team',
    gone: (teams: string) =>
      `The user group that says who is on ${teams} was switched off, is empty, or is no longer there. Switch it on again, or name another group.`,
    hidden: (teams: string) =>
      `I may not see the user group that says who is on ${teams}. Please install me in Slack again and allow “usergroups:read”.`,
    small:
      'Until then everybody stays on the team as they are. Nobody new is asked, and nobody is taken out.',
  },
} as const;
