import { type FormEvent, useId, useState } from 'react';
import type { PostAnswer } from './link.ts';
import type { Look } from './look.tsx';

/** The line under a conversation. Only commands go anywhere; what else is typed is answered with a hint. */
export function Composer(props: {
  readonly to: string;
  readonly look: Look;
  onSend(text: string): Promise<PostAnswer>;
}) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const hint = useId();

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || text.trim() === '') return;
    setBusy(true);
    const answer = await props.onSend(text);
    setBusy(false);
    setTrouble(answer.ok ? undefined : answer.message);
    if (answer.ok) setText('');
  };

  return (
    <form className="composer" onSubmit={(event) => void send(event)}>
      <div className="line">
        <input
          type="text"
          aria-label={`Type to ${props.to}`}
          aria-describedby={hint}
          placeholder={props.look === 'teams' ? 'help' : '/driveline help'}
          autoComplete="off"
          maxLength={1_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" disabled={text.trim() === ''} aria-busy={busy}>
          Send
        </button>
      </div>
      <p className="small" id={hint} role="status">
        {trouble ??
          (props.look === 'teams'
            ? 'Driveline answers in your own chat with it.'
            : 'Only you see what a command answers.')}
      </p>
    </form>
  );
}
