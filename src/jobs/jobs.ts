/** Planning one window of one loop; ending what time has ended; releasing what is due to one district. */
export const JOB_KINDS = ['plan', 'lapse', 'release'] as const;

/**
 * Work that one process does for all: its kind, and the name of what it is about. A job carries nothing else. Whoever
 * does it reads in the rows what is to be done, so a job that comes twice, late, or not at all changes nothing: the
 * next heartbeat finds what is left.
 */
export interface Job {
  readonly kind: (typeof JOB_KINDS)[number];
  readonly key: string;
}

export type Work = (job: Job) => Promise<void>;

/** Who does which job: this process, or one of all that share a database. */
export interface Jobs {
  /** Whether other processes take from the same line: then whoever works holds a lease. */
  readonly shared: boolean;
  /** Begins to work. A work that rejects is done with: it is offered again while there is something to do. */
  start(work: Work): Promise<void>;
  /**
   * Puts jobs in line; one that waits there already stays as it is. Where this process is alone it resolves when they
   * are done, and rejects once all have been tried if one of them did; where others share the line it resolves when
   * they are in it.
   */
  offer(jobs: readonly Job[]): Promise<void>;
  /** Takes nothing more, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}
