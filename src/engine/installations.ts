import { z } from 'zod';
import type { Installation, Installations, Token } from '../chat/installations.ts';
import type { PlatformName } from '../chat/platform.ts';
import type { Seal } from '../privacy/seal.ts';
import {
  changeToken,
  districtOf,
  forgetInstallations,
  type InstallationRow,
  installationByKey,
  installedWorkspaces,
  putInstallation,
  redeemOnce,
} from '../store/queries/installations.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';

export interface InstallationsParts {
  readonly store: Store;
  readonly platform: PlatformName;
  /** Tokens lie in the database, and in every copy of it, only under this. */
  readonly seal: Seal;
  readonly clock: Pick<Clock, 'now'>;
}

/** The workspaces that let a platform's app in, kept in the store. */
export function createInstallations({ store, platform, seal, clock }: InstallationsParts): Installations {
  // Bound to its row: one workspace's token, copied into another's row, does not open.
  const placeOf = (workspaceId: string) => `token:${platform}/${workspaceId}`;
  const sealed = (workspaceId: string, token: Token) =>
    seal.seal(JSON.stringify(token), placeOf(workspaceId));

  function opened({ workspaceId, name, installedAt, version, token }: InstallationRow): Installation {
    const known = { workspaceId, name, installedAt, version };
    const text = token === null ? undefined : unsealed(token, placeOf(workspaceId));
    if (text === undefined) return known;
    // zod writes an absent field as `| undefined`; JSON cannot hold undefined, so an absent field is absent here.
    const plain = kept.parse(JSON.parse(text)) as Token;
    return { ...known, token: plain };
  }

  /** Sealed with another secret, a token is as good as none: the workspace installs the app once more. */
  function unsealed(token: Buffer, place: string): string | undefined {
    try {
      return seal.open(token, place);
    } catch {
      return undefined;
    }
  }

  return {
    async find(workspaceId) {
      const row = await store.read((tx) => installationByKey(tx, { platform, workspaceId }));
      return row && opened(row);
    },
    async all() {
      const rows = await store.read((tx) => installedWorkspaces(tx, platform));
      return rows.map(({ workspaceId }) => workspaceId);
    },
    keep: ({ workspaceId, name, installedAt, token }) =>
      store.transact((tx) =>
        putInstallation(tx, {
          ...{ platform, workspaceId, name, installedAt },
          token: sealed(workspaceId, token),
        }),
      ),
    district: (workspaceId) => store.read((tx) => districtOf(tx, { platform, workspaceId })),
    renew: ({ workspaceId, version }, token) =>
      store.transact((tx) =>
        changeToken(
          tx,
          { platform, workspaceId, version },
          { token: sealed(workspaceId, token), letGoAt: null },
        ),
      ),
    letGo: ({ workspaceId, version }) =>
      store.transact((tx) =>
        changeToken(tx, { platform, workspaceId, version }, { token: null, letGoAt: clock.now() }),
      ),
    forget: (before) => store.transact((tx) => forgetInstallations(tx, platform, before)),
    redeem: (once, until) => store.transact((tx) => redeemOnce(tx, once, until, clock.now())),
  };
}

const kept = z.object({
  access: z.string(),
  renewal: z.object({ refresh: z.string(), refreshAt: z.number(), expiresAt: z.number() }).optional(),
});
