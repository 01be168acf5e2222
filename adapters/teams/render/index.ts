export { type Rendered, renderCard } from './card.ts';
export { renderForm, renderInlineForm } from './form.ts';
export { typed } from './text.ts';
