import type { Validator } from '../validator.ts';
import { checkUrl } from './url.ts';

const MOST_EMBEDS = 10;
/** Over all the embeds of a message together. */
const MOST_TEXT = 6_000;

export function checkEmbeds(field: Validator, files: ReadonlySet<string>): void {
  let total = 0;
  for (const embed of field.list(0, MOST_EMBEDS)) {
    embed.require().object();
    const texts = [
      embed.get('title').string(0, 256),
      embed.get('description').string(0, 4_096),
      embed.get('footer').get('text').string(0, 2_048),
      embed.get('author').get('name').string(0, 256),
    ];
    for (const one of embed.get('fields').list(0, 25))
      texts.push(one.get('name').require().string(1, 256), one.get('value').require().string(1, 1_024));
    checkUrl(embed.get('url'), ['http', 'https']);
    for (const name of ['image', 'thumbnail'])
      checkUrl(embed.get(name).get('url'), ['http', 'https', 'attachment'], files);
    embed.get('color').integer(0, 0xffffff);
    total += texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  }
  if (total > MOST_TEXT)
    field.refuse('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_TEXT}`);
}
