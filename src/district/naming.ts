import { DrivelineError } from '../errors.ts';
import { as, type TenantId } from '../model/ids.ts';
import { hasTeams, moveWorkspace, tenantOfWorkspace, workspaceOfTenant } from '../store/queries/naming.ts';
import { otherTenants } from '../store/queries/organisation.ts';
import type { Tx } from '../store/store.ts';
import type { Change } from './difference.ts';
import type { District } from './district.ts';

/** What a file's naming of its workspace changes. */
export interface Naming {
  readonly changes: readonly Change[];
  /** Makes it so; what else the file says is written before. */
  readonly write: (tx: Tx) => Promise<void>;
}

/**
 * A district may name its Slack workspace. Where a database holds other districts, it must: a file with a slip in its
 * key would otherwise begin a second district beside the first.
 *
 * @param known whether the database holds this district already
 * @throws DrivelineError `other_district`, or `workspace_taken` where the workspace is another district's.
 */
export async function nameWorkspace(tx: Tx, district: District, known: boolean): Promise<Naming> {
  const tenantId = as<TenantId>(district.tenant.id);
  const { slack } = district;
  if (slack === undefined) {
    const others = known ? [] : await otherTenants(tx, tenantId);
    if (others.length > 0) throw otherDistrict(tenantId, others);
    return { changes: [], write: async () => {} };
  }
  const key = { platform: 'slack', workspaceId: slack } as const;
  const holder = await tenantOfWorkspace(tx, key);
  if (holder === tenantId) return { changes: [], write: async () => {} };
  // One that an install began and nobody has set up yet gives way to the file.
  if (holder !== undefined && (await hasTeams(tx, as(holder)))) throw workspaceTaken(slack, holder, tenantId);
  const before = await workspaceOfTenant(tx, tenantId, 'slack');
  const given = new Set(
    district.accounts.filter(({ platform }) => platform === 'slack').map(({ personId }) => personId),
  );
  const what =
    before === undefined
      ? `Slack workspace ${slack}`
      : `Slack workspace: ${before} → ${slack}; people are looked for anew, by their mail address`;
  return {
    changes: [{ sign: before === undefined ? '+' : '~', what, about: 'workspace' }],
    write: (writing) => moveWorkspace(writing, tenantId, key, given),
  };
}

function otherDistrict(wanted: string, others: readonly string[]): DrivelineError {
  return new DrivelineError({
    code: 'other_district',
    message: `This database holds the district "${others.join('", "')}", and the file describes "${wanted}". Nothing was changed.`,
    fix:
      'A key never changes, since all history hangs on it: write the old one, and the new name under name. For one more ' +
      'district, name its Slack workspace under district: as slack: T…; or set DATABASE_URL to another file.',
  });
}

function workspaceTaken(slack: string, holder: string, wanted: string): DrivelineError {
  return new DrivelineError({
    code: 'workspace_taken',
    message: `The Slack workspace ${slack} serves the district "${holder}" already, and the file describes "${wanted}". Nothing was changed.`,
    fix: `A key never changes, since all history hangs on it: write ${holder} if this is the same district. If not, look up the ID of its own workspace.`,
  });
}
