import type { Phase } from '../state.ts';
import { Mark } from './face.tsx';

/** What is shown at the first start, while the school year so far is lived through the real bot. */
export function Preparing({ phase }: { readonly phase: Phase | undefined }) {
  const share = phase?.type === 'preparing' && phase.total > 0 ? phase.done / phase.total : 0;
  return (
    <main className="preparing">
      <Mark size={64} />
      <h1>Lakeside</h1>
      {phase?.type === 'failed' ? (
        <p role="alert">{phase.message}</p>
      ) : (
        <>
          <p>
            {phase
              ? 'A school year is going by: real check-ins, real answers, real digests.'
              : 'Opening the workspace…'}
          </p>
          <progress value={share} max={1} aria-label="Days lived so far" />
          <p className="small">
            {phase?.type === 'preparing' ? `Day ${phase.done} of ${phase.total}. This happens once.` : ' '}
          </p>
        </>
      )}
    </main>
  );
}
