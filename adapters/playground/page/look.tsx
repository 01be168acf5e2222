/** In which client's clothes the messages are shown. */
export type Look = 'slack' | 'teams' | 'both';

const LOOKS = { slack: 'Slack', teams: 'Teams', both: 'Both' } as const satisfies Record<Look, string>;

export function readLook(kept: string | null): Look {
  return kept === 'teams' || kept === 'both' ? kept : 'slack';
}

/** The same messages, from the same cards, as either platform draws them. */
export function LookSwitch(props: { readonly look: Look; onLook(look: Look): void }) {
  return (
    <fieldset className="looks">
      <legend className="unseen">Show messages as in</legend>
      {(['slack', 'teams', 'both'] as const).map((look) => (
        <label key={look} data-chosen={look === props.look}>
          <input
            type="radio"
            name="look"
            className="unseen"
            checked={look === props.look}
            onChange={() => props.onLook(look)}
          />
          {LOOKS[look]}
        </label>
      ))}
    </fieldset>
  );
}
