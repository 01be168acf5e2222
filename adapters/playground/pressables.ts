type Block = Readonly<Record<string, unknown>>;

export interface Pressable {
  readonly actionId: string;
  readonly blockId?: string;
  readonly value?: string;
}

/** The buttons of a message in the order in which they are drawn. */
export function pressables(blocks: readonly Block[]): readonly Pressable[] {
  return blocks.flatMap((block) => {
    const elements = block.type === 'actions' ? block.elements : [block.accessory];
    if (!Array.isArray(elements)) return [];
    const blockId = typeof block.block_id === 'string' ? { blockId: block.block_id } : {};
    return elements.filter(isButton).map((button) => ({
      actionId: button.action_id,
      ...blockId,
      ...(typeof button.value === 'string' ? { value: button.value } : {}),
    }));
  });
}

function isButton(element: unknown): element is { action_id: string; value?: unknown } {
  return (
    typeof element === 'object' &&
    element !== null &&
    'type' in element &&
    element.type === 'button' &&
    'action_id' in element &&
    typeof element.action_id === 'string'
  );
}
