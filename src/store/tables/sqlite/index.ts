/**
 * Instants are epoch milliseconds, dates `YYYY-MM-DD`, times `HH:MM`. State words are held by CHECKs in the
 * migration. No CASCADE anywhere: a table rebuild under foreign keys would delete children (drizzle-orm#5782).
 */
export * from './analysis.ts';
export * from './asking.ts';
export * from './barrier.ts';
export * from './catalog.ts';
export * from './change.ts';
export * from './checkin.ts';
export * from './coaching.ts';
export * from './contact.ts';
export * from './delivery.ts';
export * from './digest.ts';
export * from './edit.ts';
export * from './held.ts';
export * from './home.ts';
export * from './improvement.ts';
export * from './install.ts';
export * from './lease.ts';
export * from './levels.ts';
export * from './load.ts';
export * from './mode.ts';
export * from './organisation.ts';
export * from './reach.ts';
export * from './reflection.ts';
export * from './restoration.ts';
export * from './support.ts';
export * from './vote.ts';
export * from './welcome.ts';
