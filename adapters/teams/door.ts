/** What an invoke is answered with. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** The proof that a request came from Teams; opaque but to the {@link Door} that gave it. */
export type Proof = unknown;

/** An activity as it came, a JSON object. */
export type RawActivity = Readonly<Record<string, unknown>>;

/** All that we ask of a Teams SDK. */
export interface Door {
  /** Proves that an activity came from Teams, for our app and from the service address that it names. Never rejects. */
  authenticate(
    authorization: string,
    activity: RawActivity,
  ): Promise<
    | { readonly proof: Proof }
    | { readonly refused: 'unauthenticated' | 'unavailable'; readonly detail: string }
  >;
  /** Runs one turn, in the SDK's own way. @returns what `turn` gave, where the activity was an invoke */
  take(
    proof: Proof,
    activity: RawActivity,
    turn: () => Promise<InvokeAnswer | undefined>,
  ): Promise<InvokeAnswer | undefined>;
}
