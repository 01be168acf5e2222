import { createSlackEdge } from '../../../../adapters/playground/edge/index.ts';

/** An edge in a process of its own, for a test to kill. */
const [, , journal = ''] = process.argv;
const edge = await createSlackEdge({
  seed: {
    team: { name: 'Lakeside', domain: 'lakeside' },
    users: [],
    channels: [{ name: 'general', members: [] }],
  },
  now: Date.now,
  behind: 'bare',
  journal,
});
process.send?.({ apiUrl: edge.apiUrl, botToken: edge.botToken });
