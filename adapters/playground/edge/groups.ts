import { idFor } from './identity.ts';
import { type Answer, flag, type Json, refusal, text } from './wire.ts';
import type { Workspace } from './workspace.ts';

interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly disabled: boolean;
  readonly since: number;
}

/** The user groups of the workspace. emulate knows none, so they are answered for here, whatever is behind the edge. */
export class Groups {
  readonly #workspace: Workspace;
  readonly #groups = new Map<string, Group>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  make(name: string, members: readonly string[]): string {
    const id = idFor('S', this.#workspace.identity.domain, name);
    this.#groups.set(id, { id, name, members, disabled: false, since: this.#workspace.now() });
    return id;
  }

  /** Changes a group, and gives the event that Slack sends for it. */
  change(id: string, to: { readonly members?: readonly string[]; readonly disabled?: boolean }): Json {
    const before = this.#groups.get(id);
    if (before === undefined) throw new Error(`There is no user group ${id}.`);
    const now = { ...before, ...to };
    this.#groups.set(id, now);
    return to.members === undefined ? this.#updated(now) : this.#moved(before, now);
  }

  readonly methods: Readonly<Record<string, (body: Json) => Promise<Answer>>> = {
    'usergroups.users.list': async (body) => {
      const group = this.#groups.get(text(body, 'usergroup'));
      if (group === undefined || (group.disabled && !flag(body.include_disabled))) {
        return refusal('no_such_subteam');
      }
      return { ok: true, users: group.members };
    },
  };

  #moved(before: Group, { id, members, since }: Group): Json {
    const added = members.filter((user) => !before.members.includes(user));
    const removed = before.members.filter((user) => !members.includes(user));
    return {
      type: 'subteam_members_changed',
      subteam_id: id,
      team_id: this.#workspace.identity.teamId,
      date_previous_update: Math.floor(since / 1000),
      date_update: this.#seconds(),
      added_users: added,
      added_users_count: added.length,
      removed_users: removed,
      removed_users_count: removed.length,
    };
  }

  #updated({ id, name, members, disabled, since }: Group): Json {
    const { teamId, botUserId } = this.#workspace.identity;
    return {
      type: 'subteam_updated',
      subteam: {
        ...{ id, team_id: teamId, is_usergroup: true, is_subteam: true, is_external: false },
        ...{ name, description: '', handle: name, auto_provision: false, enterprise_subteam_id: '' },
        ...{ date_create: Math.floor(since / 1000), date_update: this.#seconds() },
        date_delete: disabled ? this.#seconds() : 0,
        ...{ created_by: botUserId, updated_by: botUserId, prefs: { channels: [], groups: [] } },
        // Slack names no more than 500 here.
        ...{ users: members.slice(0, 500), user_count: members.length, channel_count: 0 },
      },
    };
  }

  #seconds(): number {
    return Math.floor(this.#workspace.now() / 1000);
  }
}
