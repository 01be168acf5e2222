import { messageComplaints, viewComplaints } from './block-rules.ts';
import { type Answer, isJson, type Json, parse, refusal } from './wire.ts';

/** `blocks.validate`: says of blocks, a message or a view whether Slack would take it. It asks for no token. */
export function blocksValidate(body: Json): Answer {
  const given = (name: string) => (typeof body[name] === 'string' ? parse(body[name]) : body[name]);
  const [blocks, message, view] = [given('blocks'), given('message'), given('view')];
  if (blocks === undefined && !isJson(message) && !isJson(view)) return refusal('invalid_arguments');
  const complaints = [
    ...(blocks === undefined ? [] : messageComplaints(blocks)),
    ...(isJson(message) ? messageComplaints(message.blocks) : []),
    ...(isJson(view) ? viewComplaints(view) : []),
  ];
  if (complaints.length === 0) return { ok: true };
  return refusal('invalid_blocks', {
    errors: complaints.map((complaint) => {
      const [, says = complaint, pointer = ''] = /^(.*) \[json-pointer:(.*)\]$/.exec(complaint) ?? [];
      return { code: 'invalid', message: says, pointer };
    }),
  });
}
