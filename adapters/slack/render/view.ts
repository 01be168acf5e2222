import type { types } from '@slack/bolt';
import type { Card } from '../../../src/chat/card.ts';
import { SENTENCES } from '../sentences.ts';
import { viewBlocks } from './card.ts';
import { LIMITS } from './limits.ts';
import { plain } from './text.ts';

/** A card as a person's Home tab. A tab takes neither tables nor charts: both are told in lines. */
export function renderHome(card: Card): types.HomeView {
  return { type: 'home', blocks: viewBlocks(card) };
}

/** A card as a dialog without a form: what answers a press on Home, where there is no message to answer in. */
export function renderCardView(card: Card): types.ModalView {
  return {
    type: 'modal',
    title: plain(SENTENCES.dialogTitle, LIMITS.viewTitle),
    close: plain(SENTENCES.dialogClose, LIMITS.viewTitle),
    blocks: viewBlocks(card),
  };
}
