import { createHash } from 'node:crypto';
import type { EdgeSeed } from './types.ts';

/** Everything by which the workspace and the app are known, the same at every start for the same team domain. */
export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly domain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botName: string;
  readonly botToken: string;
  readonly signingSecret: string;
  /** Slack's old verification token, still in every payload; nothing should trust it. */
  readonly verificationToken: string;
}

/**
 * An id as Slack's look (`U`, `C`, `D`… and ten capitals or digits), derived from names: emulate draws its ids at
 * random at each start, but a bot that kept an id in its database must find the same person tomorrow. 50 bits of
 * SHA-256: two of 100,000 names collide about once in 200,000 workspaces.
 */
export function idFor(prefix: string, ...names: readonly string[]): string {
  const digest = createHash('sha256')
    .update([prefix, ...names].join('\n'))
    .digest();
  const bits = digest.readBigUInt64BE() >> 14n;
  return prefix + bits.toString(36).toUpperCase().padStart(10, '0');
}

export function identityOf(team: EdgeSeed['team']): Identity {
  const { domain } = team;
  return {
    teamId: idFor('T', domain),
    teamName: team.name,
    domain,
    appId: idFor('A', domain),
    botId: idFor('B', domain),
    botUserId: idFor('U', domain, 'the bot itself'),
    botName: 'driveline',
    botToken: `xoxb-${secretFor(domain, 'token')}`,
    signingSecret: secretFor(domain, 'signing'),
    verificationToken: secretFor(domain, 'verification'),
  };
}

function secretFor(domain: string, use: string): string {
  return createHash('sha256').update(`edge ${use} ${domain}`).digest('hex').slice(0, 32);
}
