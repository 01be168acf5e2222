/**
 * Branded ids: a `TeamId` cannot be passed where a `PersonId` is wanted. At run time all are plain strings.
 * District-file keys become ids as `<tenant>/<key>`, so one database may hold several districts.
 */
type Brand<Name extends string> = string & { readonly __brand: Name };

export type TenantId = Brand<'TenantId'>;
export type UnitId = Brand<'UnitId'>;
export type PersonId = Brand<'PersonId'>;
/** The key of one occurrence in the ledger, e.g. `checkin:lakeside/ana:2026-11-02`. Contains no instant. */
export type OccurrenceKey = Brand<'OccurrenceKey'>;
/** A check-in's id is the key of the occurrence that caused it. */
export type CheckInId = OccurrenceKey;
export type ItemId = Brand<'ItemId'>;
/** The Monday of an ISO week as `YYYY-MM-DD`. Every figure belongs to exactly one window. */
export type Window = Brand<'Window'>;
/** A local calendar date, `YYYY-MM-DD`. */
export type LocalDate = Brand<'LocalDate'>;
/** A local wall-clock time, `HH:MM`, 00:00 to 24:00 (24:00 only as the end of a day). */
export type LocalTime = Brand<'LocalTime'>;
/** An IANA time zone name such as `America/Chicago`. */
export type Zone = Brand<'Zone'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Gives a plain string its brand. Use where the string is known to be of that kind (a row, a parsed file). */
export const as = <Id extends string>(text: string): Id => text as Id;
