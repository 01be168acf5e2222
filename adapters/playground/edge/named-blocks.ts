import { isJson, type Json } from './wire.ts';

/** Gives blocks and elements the ids that Slack gives them where an app sent none. `salt` makes them differ by message. */
export function nameBlocks(blocks: readonly Json[], salt: string): readonly Json[] {
  return blocks.map((block, index) => {
    const named = typeof block.block_id === 'string' ? block : { ...block, block_id: nameFor(salt, index) };
    const name = (element: unknown, at: number) =>
      isJson(element) && interactive(element) && element.action_id === undefined
        ? { ...element, action_id: nameFor(salt, index, at) }
        : element;
    if (block.type === 'actions' && Array.isArray(block.elements)) {
      return { ...named, elements: block.elements.map(name) };
    }
    if (isJson(block.element)) return { ...named, element: name(block.element, 0) };
    if (isJson(block.accessory)) return { ...named, accessory: name(block.accessory, 0) };
    return named;
  });
}

function interactive(element: Json): boolean {
  return element.type !== 'image';
}

function nameFor(salt: string, ...places: readonly number[]): string {
  return [salt, ...places].join('-');
}
