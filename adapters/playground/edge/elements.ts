import { z } from 'zod';
import { blockLimits as limits } from './block-limits.ts';

/** The interactive elements and small objects of Block Kit. Closed: a field Slack does not know is refused. */

export const id = z.string().min(1).max(limits.id);

export const plainText = (max: number, min = 1) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(min).max(max),
    emoji: z.boolean().optional(),
  });

export const anyText = (max: number) =>
  z.discriminatedUnion('type', [
    plainText(max),
    z.strictObject({
      type: z.literal('mrkdwn'),
      text: z.string().min(1).max(max),
      verbatim: z.boolean().optional(),
    }),
  ]);

const confirm = z.strictObject({
  title: plainText(limits.confirm.title),
  text: anyText(limits.confirm.text),
  confirm: plainText(limits.confirm.button),
  deny: plainText(limits.confirm.button),
  style: z.enum(['primary', 'danger']).optional(),
});

const common = { action_id: id.optional(), confirm: confirm.optional() };
const focusable = { ...common, focus_on_load: z.boolean().optional() };
const placeholder = plainText(limits.select.placeholder).optional();

const option = z.strictObject({
  text: anyText(limits.option.text),
  value: z.string().min(1).max(limits.option.value),
  description: anyText(limits.option.description).optional(),
});
const options = (max: number) => z.array(option).min(1).max(max);

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date in the format YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm');

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(limits.button.text),
  value: z.string().max(limits.button.value).optional(),
  url: z.string().max(limits.button.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(limits.button.label).optional(),
  ...common,
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  options: options(limits.overflow),
  ...common,
});
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  placeholder,
  options: options(limits.select.options),
  initial_option: option.optional(),
  ...focusable,
});
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  placeholder,
  initial_user: z.string().optional(),
  ...focusable,
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  placeholder,
  initial_conversation: z.string().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_bot_users: z.boolean().optional(),
      exclude_external_shared_channels: z.boolean().optional(),
    })
    .optional(),
  ...focusable,
});
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  placeholder,
  initial_date: date.optional(),
  ...focusable,
});
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  placeholder,
  initial_time: time.optional(),
  timezone: z.string().optional(),
  ...focusable,
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  options: options(limits.choices),
  initial_option: option.optional(),
  ...focusable,
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  options: options(limits.choices),
  initial_options: options(limits.choices).optional(),
  ...focusable,
});
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: id.optional(),
  placeholder,
  initial_value: z.string().max(limits.input.text).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(limits.input.text).optional(),
  max_length: z.int().min(1).max(limits.input.text).optional(),
  dispatch_action_config: z.looseObject({}).optional(),
  focus_on_load: z.boolean().optional(),
});

export const image = z.strictObject({
  type: z.literal('image'),
  image_url: z.string().max(limits.image.url),
  alt_text: z.string().max(limits.image.alt),
});

const pressed = [
  button,
  overflow,
  staticSelect,
  usersSelect,
  conversationsSelect,
  datepicker,
  timepicker,
  radioButtons,
  checkboxes,
] as const;

export const actionElement = z.discriminatedUnion('type', pressed);
export const accessory = z.discriminatedUnion('type', [...pressed, image]);
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  staticSelect,
  usersSelect,
  conversationsSelect,
  datepicker,
  timepicker,
  radioButtons,
  checkboxes,
]);
