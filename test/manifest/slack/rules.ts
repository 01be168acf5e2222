import { z } from 'zod';

/**
 * What Slack takes as an app manifest, version 2, as far as ours goes: lengths, patterns and names that are known.
 * Read off Slack's JSON Schema (github.com/slackapi/manifest-schema, `schemas/manifest.schema.2.0.0.json`), which is
 * on no package registry.
 */
const httpUrl = (most: number) =>
  z
    .string()
    .regex(/^https?:\/\//)
    .max(most);
const words = (most: number) => z.string().min(1).max(most);
const scopes = z.array(z.string().max(50)).max(255);
const noneTwice = (values: readonly string[]) => new Set(values).size === values.length;

const shortcut = z.strictObject({
  name: words(24),
  type: z.enum(['message', 'global']),
  callback_id: words(255),
  description: words(150),
});

const slashCommand = z.strictObject({
  command: z.string().regex(/^\//).min(2).max(32),
  url: httpUrl(3_000).optional(),
  description: words(2_000),
  usage_hint: words(1_000).optional(),
  should_escape: z.boolean().optional(),
});

export const manifestRules = z.strictObject({
  _metadata: z.strictObject({ major_version: z.int(), minor_version: z.int() }),
  display_information: z.strictObject({
    name: words(35),
    description: words(140).optional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
      .optional(),
    long_description: z.string().min(175).max(4_000).optional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: words(80), always_online: z.boolean() }),
    shortcuts: z.array(shortcut).min(1).max(10).optional(),
    slash_commands: z.array(slashCommand).min(1).max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(z.string().max(2_500)).max(1_000).refine(noneTwice).optional(),
    scopes: z.strictObject({ bot: scopes, bot_optional: scopes.optional() }),
    token_management_enabled: z.boolean().optional(),
    pkce_enabled: z.boolean().optional(),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: httpUrl(3_500),
      bot_events: z.array(z.string().max(50)).max(100).refine(noneTwice),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: httpUrl(3_500),
      message_menu_options_url: httpUrl(3_500).optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
