/** How a payload reads where a whole organisation let the app in. */
export function inOrganisation(body: string, type: string, organisation: string): string {
  if (type.startsWith('application/json')) {
    const event = JSON.parse(body) as { authorizations: object[] };
    const [first] = event.authorizations;
    return JSON.stringify({
      ...event,
      enterprise_id: organisation,
      authorizations: [{ ...first, enterprise_id: organisation, is_enterprise_install: true }],
    });
  }
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) {
    const read = JSON.parse(payload) as object;
    const enterprise = { id: organisation, name: 'organisation' };
    form.set('payload', JSON.stringify({ ...read, team: null, enterprise, is_enterprise_install: true }));
  } else {
    form.set('enterprise_id', organisation);
    form.set('is_enterprise_install', 'true');
  }
  return form.toString();
}
