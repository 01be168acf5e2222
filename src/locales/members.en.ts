/** About channels that other organisations read along in, for those who decide. */
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
} as const;
