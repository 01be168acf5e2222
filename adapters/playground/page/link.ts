import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlaygroundState, Posts } from '../state.ts';

export interface Link {
  readonly state: PlaygroundState | undefined;
  /** The browser's time when the state arrived: the clock in the page flows from there. */
  readonly receivedAt: number;
  readonly connected: boolean;
  post<Path extends keyof Posts>(path: Path, body: Posts[Path]): Promise<PostAnswer>;
}

export interface PostAnswer {
  readonly ok: boolean;
  /** What went wrong, in a sentence for the visitor. */
  readonly message?: string;
}

/** Keeps the page's picture of the workspace: fetched whole whenever the server says that something changed. */
export function useLink(person: string | undefined, teams: boolean): Link {
  const [state, setState] = useState<PlaygroundState>();
  const [receivedAt, setReceivedAt] = useState(0);
  const [connected, setConnected] = useState(true);
  const asked = askedFor(person, teams);
  const wanted = useRef({ running: false, again: false, asked });
  wanted.current.asked = asked;

  const refresh = useCallback(async () => {
    const want = wanted.current;
    if (want.running) {
      want.again = true;
      return;
    }
    want.running = true;
    do {
      want.again = false;
      const query = want.asked;
      const next = await fetchState(query);
      if (next && query === want.asked) {
        setState(next);
        setReceivedAt(Date.now());
      }
      if (query !== want.asked) want.again = true;
    } while (want.again);
    want.running = false;
  }, []);

  useEffect(() => {
    const source = new EventSource('/playground/changes');
    source.onopen = () => {
      setConnected(true);
      void refresh();
    };
    source.onmessage = () => void refresh();
    source.onerror = () => setConnected(false);
    return () => source.close();
  }, [refresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another person means another client to show
  useEffect(() => void refresh(), [refresh, asked]);

  const post = useCallback<Link['post']>(
    async (path, body) => {
      const answer = await send(path, body);
      await refresh();
      return answer;
    },
    [refresh],
  );

  return { state, receivedAt, connected, post };
}

/** The query of the state: whose client, and whether its messages are wanted as Teams cards, too. */
function askedFor(person: string | undefined, teams: boolean): string {
  const query = new URLSearchParams({ ...(person ? { person } : {}), ...(teams ? { teams: '' } : {}) });
  return query.toString();
}

async function fetchState(query: string): Promise<PlaygroundState | undefined> {
  try {
    const response = await fetch(`/playground/state?${query}`);
    if (!response.ok) return undefined;
    // The server of this very page made it: adapters/playground/state.ts is its type on both sides.
    return (await response.json()) as PlaygroundState;
  } catch {
    return undefined;
  }
}

async function send(path: string, body: unknown): Promise<PostAnswer> {
  try {
    const response = await fetch(`/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true };
    return {
      ok: false,
      message: (await response.text()) || 'The bot did not take that. Nothing was changed.',
    };
  } catch {
    return { ok: false, message: 'The playground is not running any more. Start it again with npm start.' };
  }
}
