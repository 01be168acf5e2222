export { createEmbeddedJobs } from './embedded.ts';
export type { Job, Jobs } from './jobs.ts';
export { openJobs } from './open.ts';
