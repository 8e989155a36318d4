/** Validates embeds. */

import type { Validator } from '../validator.ts';
import { checkUrl } from './url.ts';

const MAX_EMBEDS = 10;
/** Characters in all embeds of a message together. */
const MAX_TEXT_LENGTH = 6_000;

const MAX_TYPE_LENGTH = 152_133;
const WEB = ['http', 'https'];
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

export function checkEmbeds(field: Validator, files: ReadonlySet<string>): void {
  let total = 0;
  for (const embed of field.list(0, MAX_EMBEDS)) {
    embed.require().object();
    const [author, footer, provider] = ['author', 'footer', 'provider'].map((name) =>
      embed.get(name).object(),
    ) as [Validator, Validator, Validator];
    const texts = [
      embed.get('title').string(0, 256),
      embed.get('description').string(0, 4_096),
      footer.get('text').string(0, 2_048),
      author.get('name').string(0, 256),
    ];
    for (const one of embed.get('fields').list(0, 25)) {
      texts.push(one.get('name').require().string(1, 256), one.get('value').require().string(1, 1_024));
      one.get('inline').boolean();
    }
    provider.get('name').string(0, 256);
    for (const one of [embed, author, provider]) checkUrl(one.get('url'), WEB);
    for (const one of [author, footer]) checkUrl(one.get('icon_url'), [...WEB, 'attachment'], files);
    for (const name of ['image', 'thumbnail', 'video']) checkMedia(embed.get(name).object(), files);
    embed.get('color').integer(0, 0xffffff);
    checkTime(embed.get('timestamp'));
    embed.get('type').string(0, MAX_TYPE_LENGTH);
    total += texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  }
  if (total > MAX_TEXT_LENGTH)
    field.refuse('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_TEXT_LENGTH}`);
}

function checkMedia(field: Validator, files: ReadonlySet<string>): void {
  checkUrl(field.get('url'), [...WEB, 'attachment'], files);
  field.get('description').string(0, 4_096);
  field.get('placeholder').string(0, 64);
  field.get('placeholder_version').integer(0, 2 ** 31 - 1);
  for (const name of ['width', 'height']) field.get(name).number();
  field.get('is_animated').boolean();
}

function checkTime(field: Validator): void {
  const time = field.string(0, MAX_TEXT_LENGTH);
  if (time !== null && !(TIME.test(time) && Number.isFinite(Date.parse(time))))
    field.refuse('DATE_TIME_TYPE_PARSE', `Could not parse ${time}. Should be ISO8601.`);
}
