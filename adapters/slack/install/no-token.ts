import type { Failure } from '../../../src/chat/platform.ts';

/** There is no token to call Slack with. `failure` says whether one may come by itself. */
export class NoTokenError extends Error {
  override readonly name = 'NoTokenError';
  readonly failure: Extract<Failure, { type: 'unauthorised' | 'retry' }>;

  constructor(failure: NoTokenError['failure'], options?: ErrorOptions) {
    super('no token for this workspace', options);
    this.failure = failure;
  }
}
