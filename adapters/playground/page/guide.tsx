import type { Jump, PlaygroundState } from '../state.ts';

/** Three things to do, each a button that leads there. Gone once it is closed. */
export function Guide(props: {
  readonly state: PlaygroundState;
  onPerson(id: string, channelId?: string): void;
  onJump(to: Jump): Promise<void>;
  onClose(): void;
}) {
  const { state } = props;
  const { teacher, principal, channel, done } = state.guide;
  const direct = state.conversations.find((c) => c.kind === 'direct')?.id;
  const steps = [
    {
      step: 'answer',
      label: `Answer ${firstName(state, teacher)}’s check-in`,
      go: () => props.onPerson(teacher, state.you === teacher ? direct : undefined),
    },
    { step: 'jump', label: 'Jump to Friday’s digest', go: () => void props.onJump('digest') },
    {
      step: 'read',
      label: `Read it as ${firstName(state, principal)}, the principal`,
      go: () => props.onPerson(principal, channel),
    },
  ] as const;
  const next = steps.find(({ step }) => !done.includes(step))?.step;
  return (
    <section className="guide" aria-label="Your first minute">
      <ol>
        {steps.map(({ step, label, go }, i) => (
          <li key={step} data-done={done.includes(step)} data-next={step === next}>
            <button type="button" disabled={state.clock.moving} onClick={go}>
              <span className="tick" aria-hidden="true">
                {done.includes(step) ? '✓' : i + 1}
              </span>
              {label}
              {done.includes(step) && <span className="unseen"> (done)</span>}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="close" aria-label="Hide these hints" onClick={props.onClose}>
        ×
      </button>
    </section>
  );
}

function firstName(state: PlaygroundState, id: string): string {
  return state.people.find((person) => person.id === id)?.name.split(' ')[0] ?? 'somebody';
}
