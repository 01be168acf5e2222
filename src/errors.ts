/** What an error must say to a person: what happened and what is safe (`message`), and what to do next (`fix`). */
export interface ErrorParts {
  /** A stable snake_case word for logs and tests. */
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly cause?: unknown;
}

/** The one error base. Its text may be shown to a person; its cause may not. */
export class DrivelineError extends Error {
  readonly code: string;
  readonly fix: string;

  constructor(parts: ErrorParts) {
    super(parts.message, parts.cause === undefined ? {} : { cause: parts.cause });
    this.name = 'DrivelineError';
    this.code = parts.code;
    this.fix = parts.fix;
  }
}
