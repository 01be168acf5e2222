/** Where Teams' own service lives: the public cloud, and the clouds of the US government. */
const HOSTS = /^(smba\.trafficmanager\.net|smba\.infra\.(gcc|gov|dod)\.teams\.microsoft\.(com|us))$/;

const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A service address that our token and people's messages may be sent to, ending in a slash; `undefined` for any
 * other. Whoever can name the address gets both, so it is checked when it comes in and again before each call. Not
 * all of `*.trafficmanager.net`: anybody can have a name there.
 *
 * @param local whether addresses of this machine are taken, and nothing else
 */
export function serviceUrl(given: string, local: boolean): string | undefined {
  if (!URL.canParse(given)) return undefined;
  const url = new URL(given);
  if (url.username || url.password || url.search || url.hash) return undefined;
  const good = local
    ? /^https?:$/.test(url.protocol) && THIS_MACHINE.test(url.hostname)
    : url.protocol === 'https:' && url.port === '' && HOSTS.test(url.hostname);
  return good ? url.href.replace(/\/*$/, '/') : undefined;
}
