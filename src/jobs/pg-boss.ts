import PgBoss from 'pg-boss';
import type { Clock } from '../engine/clock.ts';
import { oneAtATime } from '../store/postgres/lock.ts';
import { JOB_KINDS, type Job, type Jobs, type Work } from './jobs.ts';

export interface PgBossOptions {
  /** The database that the store is in. pg-boss keeps its own tables there, in the schema `pgboss`. */
  readonly url: string;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Told what went wrong: a job, or the line itself. Neither loses anything: what is left is offered again. */
  readonly failed: (error: unknown, job?: Job) => void;
}

/** The database is asked this often for each kind of job; of what this process puts in line it hears at once. */
const POLL_MS = 1_000;
/** Connections beside the store's own. */
const CONNECTIONS = 2;
/**
 * After so long an unfinished job is struck off the list. Nobody waits for that: a dead process's work is offered anew
 * by the next heartbeat of any other, and who may do it is decided by a lease in our own rows.
 */
const FORGOTTEN_SECONDS = 3_600;

/**
 * The jobs of processes that share a PostgreSQL. A job waits once under its key, whoever offers it and however often
 * (pg-boss's policy `short`), and one process takes it.
 *
 * pg-boss's own `work` is not used: it leaves the completion of a job unawaited, so that a database which restarts in
 * that moment ends the process (10.4.2, `manager.js`).
 */
export function createPgBossJobs({ url, clock, failed }: PgBossOptions): Jobs {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'driveline jobs',
    max: CONNECTIONS,
    // No cron of its own: the heartbeat is ours.
    schedule: false,
    maintenanceIntervalSeconds: 60,
  });
  boss.on('error', failed);
  const stopping = new AbortController();
  const wakes = new Map<string, AbortController>();
  let loops: Promise<void>[] = [];
  let began = false;

  async function takeOne(kind: Job['kind'], work: Work): Promise<boolean> {
    const [taken] = await boss.fetch<Pick<Job, 'key'>>(kind, { batchSize: 1 });
    if (!taken) return false;
    const job: Job = { kind, key: taken.data.key };
    try {
      await work(job);
    } catch (error) {
      failed(error, job);
    }
    // The history is in the ledger; here it would only grow.
    await boss.deleteJob(kind, taken.id);
    return true;
  }

  async function takeAll(kind: Job['kind'], work: Work): Promise<void> {
    while (!stopping.signal.aborted) {
      const wake = new AbortController();
      wakes.set(kind, wake);
      try {
        if (await takeOne(kind, work)) continue;
      } catch (error) {
        failed(error);
      }
      // What was put in line since the look has aborted this already.
      if (!stopping.signal.aborted) await clock.sleep(POLL_MS, wake.signal);
    }
  }

  return {
    shared: true,
    async start(work) {
      began = true;
      // Each queue is a table of its own, and pg-boss locks two that it needs for that in an order in which processes
      // that start in the same moment stop each other (10.4.2, `create_queue`).
      await oneAtATime(url, 'jobs', async () => {
        await boss.start();
        for (const kind of JOB_KINDS) {
          const queue = {
            name: kind,
            policy: 'short',
            retryLimit: 0,
            expireInSeconds: FORGOTTEN_SECONDS,
          } as const;
          await boss.createQueue(kind, queue);
        }
      });
      loops = JOB_KINDS.map((kind) => takeAll(kind, work));
    },
    async offer(jobs) {
      for (const { kind, key } of jobs) {
        const entered = await boss.send(kind, { key }, { singletonKey: key });
        if (entered !== null) wakes.get(kind)?.abort();
      }
    },
    async stop() {
      stopping.abort();
      for (const wake of wakes.values()) wake.abort();
      await Promise.all(loops);
      if (began) await boss.stop({ graceful: false });
    },
  };
}
