import { Switch } from './switch.tsx';

/** In which client's clothes the messages are shown. */
export type Look = 'slack' | 'teams' | 'both';

const LOOKS = { slack: 'Slack', teams: 'Teams', both: 'Both' } as const satisfies Record<Look, string>;

export function readLook(kept: string | null): Look {
  return kept === 'teams' || kept === 'both' ? kept : 'slack';
}

/** The same messages, from the same cards, as either platform draws them. */
export function LookSwitch(props: { readonly look: Look; onLook(look: Look): void }) {
  return (
    <Switch
      legend="Show messages as in"
      name="look"
      choices={LOOKS}
      chosen={props.look}
      onChoose={props.onLook}
    />
  );
}
