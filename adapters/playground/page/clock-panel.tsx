import type { ClockState, Jump } from '../state.ts';
import { cityOf, clockTime, longDate, useFlowing, weekday } from './time.ts';

const JUMPS: readonly { readonly to: Jump; readonly label: string }[] = [
  { to: 'event', label: 'Next event' },
  { to: 'day', label: '+1 day' },
  { to: 'week', label: '+1 week' },
];

/** The clock of the made-up district: it flows like a clock, and it jumps. */
export function ClockPanel(props: {
  readonly clock: ClockState;
  readonly receivedAt: number;
  readonly zone: string;
  onJump(to: Jump): Promise<void>;
}) {
  const now = useFlowing(props.clock.now, props.receivedAt);
  return (
    <section className="clock" aria-label="Clock" aria-busy={props.clock.moving}>
      <p className="when">
        <span className="day">{weekday(now, props.zone)}</span>
        <time dateTime={new Date(now).toISOString()}>{clockTime(now, props.zone)}</time>
        <span className="date">
          {longDate(now, props.zone)} · {cityOf(props.zone)}
        </span>
      </p>
      <div className="jumps">
        {JUMPS.map((jump) => (
          <button
            key={jump.to}
            type="button"
            disabled={props.clock.moving}
            onClick={() => void props.onJump(jump.to)}
          >
            {jump.label}
          </button>
        ))}
      </div>
    </section>
  );
}
