import { folded } from '../model/folded.ts';

/** The words that ask for the set-up, small and without accents: the command's names in every language. */
export const SETUP_WORDS = ['setup', 'set up', 'configurar', 'configuracion'] as const;

/** Whether what was typed asks to set the bot up. */
export function isFounding(text: string): boolean {
  const said = folded(text);
  return SETUP_WORDS.some((words) => said === words || said.startsWith(`${words} `));
}
