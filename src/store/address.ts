import { Secret } from '../secret.ts';

/** Where everything is kept. The address of a PostgreSQL may hold a password. */
export type DatabaseAddress =
  | { readonly type: 'sqlite'; readonly file: string }
  | { readonly type: 'postgres'; readonly url: Secret };

/** What a `DATABASE_URL` names: `postgres://…`, or a file by its path with or without `file:` or `sqlite:` before it. */
export function addressOf(databaseUrl: string): DatabaseAddress {
  if (namesPostgres(databaseUrl)) return { type: 'postgres', url: new Secret(databaseUrl) };
  return { type: 'sqlite', file: fileOf(databaseUrl) };
}

export function namesPostgres(databaseUrl: string): boolean {
  return /^postgres(ql)?:/.test(databaseUrl);
}

function fileOf(databaseUrl: string): string {
  const path = databaseUrl.replace(/^(file|sqlite):/, '');
  return path.startsWith('//') ? path.replace(/^\/\/(localhost(?=\/))?/, '') : path;
}

/** The same for people: a path, or host and database without user and password. */
export function describeAddress(address: DatabaseAddress): string {
  if (address.type === 'sqlite') return address.file;
  const { hostname, pathname, searchParams } = new URL(address.url.reveal());
  return `postgres://${searchParams.get('host') ?? hostname}${pathname}`;
}
