import {
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  HostConfig,
  SubmitAction,
  Table,
  Versions,
} from 'adaptivecards';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { TeamsAction } from '../../teams-edge/types.ts';
import { hostConfig } from './host-config.ts';

// Left to itself the renderer complains on the console that nobody reads Markdown for it. Ours has none to read.
AdaptiveCard.onProcessMarkdown = () => {};
// It registers tables as a side effect, which a bundler leaves out as the package says that it has none.
GlobalRegistry.elements.register('Table', Table, Versions.v1_5);

/** A card drawn by Microsoft's own renderer, with the looks of a Teams client. */
export function TeamsCard(props: { readonly card: unknown; onPress(action: TeamsAction): void }) {
  const host = useRef<HTMLDivElement>(null);
  const pressed = useRef(props.onPress);
  pressed.current = props.onPress;
  const dark = useDark();
  const json = JSON.stringify(props.card);

  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = new HostConfig(hostConfig(dark ? 'dark' : 'light'));
    drawn.onExecuteAction = (action) => {
      if (!(action instanceof ExecuteAction || action instanceof SubmitAction)) return;
      const verb = action instanceof ExecuteAction ? action.verb : undefined;
      // What was entered in the card's inputs is in it by now.
      pressed.current({ type: action.getJsonTypeName(), verb, data: { ...action.data } });
    };
    drawn.parse(JSON.parse(json));
    const element = drawn.render();
    host.current?.replaceChildren(...(element ? [element] : []));
  }, [json, dark]);

  return <div className="teams-card" ref={host} />;
}

const wish = matchMedia('(prefers-color-scheme: dark)');

function useDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      wish.addEventListener('change', changed);
      return () => wish.removeEventListener('change', changed);
    },
    () => wish.matches,
  );
}
