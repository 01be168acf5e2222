export { type Rendered, renderCard } from './card.ts';
export { renderForm, renderInlineForm } from './form.ts';
