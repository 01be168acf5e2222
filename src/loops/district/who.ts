import type { FormValues } from '../../chat/form.ts';
import type { PlatformName } from '../../chat/platform.ts';
import { placed } from '../../district/wording.ts';
import { folded } from '../../model/folded.ts';
import type { TenantId } from '../../model/ids.ts';
import { personByUser } from '../../store/queries/accounts.ts';
import { namesOf } from '../../store/queries/edit.ts';
import type { Tx } from '../../store/store.ts';
import { textIn } from './spec.ts';

/** Somebody whom an admin has named; nobody; or the keys of several who may be meant. */
export type Who =
  | { readonly key: string }
  | { readonly nobody: string }
  | { readonly several: readonly string[] };

/** Whom a picker or a text names: by account, or by name, key or mail address. `undefined` where both are empty. */
export async function whoIn(
  tx: Tx,
  tenantId: TenantId,
  platform: PlatformName,
  picker: string,
  values: FormValues,
): Promise<Who | undefined> {
  const typed = textIn(values, 'typed');
  if (typed === '') {
    const userId = textIn(values, picker);
    if (userId === '') return undefined;
    const person = await personByUser(tx, tenantId, platform, userId);
    return person ? { key: placed(person.id) } : { nobody: userId };
  }
  const said = folded(typed);
  const people = await namesOf(tx, tenantId);
  const exact = people.find(({ id, email }) => placed(id) === said || email === typed.toLowerCase());
  if (exact) return { key: placed(exact.id) };
  const fits = people.filter(({ name }) => folded(name) === said);
  const near = fits.length > 0 ? fits : people.filter(({ name }) => folded(name).includes(said));
  const [first] = near;
  if (!first) return { nobody: typed };
  return near.length === 1
    ? { key: placed(first.id) }
    : { several: near.slice(0, 8).map(({ id }) => placed(id)) };
}
