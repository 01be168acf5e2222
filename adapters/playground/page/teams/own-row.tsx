import type { TeamsAction } from '../../teams-edge/types.ts';
import type { TeamsOwn } from '../../teams-view.ts';
import { Mark } from '../face.tsx';
import { clockTime } from '../time.ts';
import { TeamsCard } from './teams-card.tsx';

/** A message that is in Teams only: the bot's answer to one person, in their own chat. */
export function OwnRow(props: {
  readonly message: TeamsOwn;
  readonly zone: string;
  onPress(action: TeamsAction): void;
}) {
  const { card, note, postedAt } = props.message;
  return (
    <article className="message">
      <Mark />
      <div className="body">
        <p className="by">
          <strong>Driveline</strong>
          <span className="app">APP</span>
          <time dateTime={new Date(postedAt).toISOString()}>{clockTime(postedAt, props.zone)}</time>
          <span className="ephemeral">In Teams</span>
        </p>
        <TeamsCard card={card} onPress={props.onPress} />
        {note && <p className="small teams-note">{note}</p>}
      </div>
    </article>
  );
}
