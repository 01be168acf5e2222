export { type Rendered, renderCard } from './card.ts';
export { type FieldErrors, renderForm, renderInlineForm } from './form.ts';
