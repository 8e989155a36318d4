/** Generates text that breaks bots. */

import fc from 'fast-check';

/** Fragments that have broken bots or could: Markdown, mentions, slow patterns, property names, scripts. */
export const FRAGMENTS = [
  '**',
  '__',
  '~~',
  '||',
  '`',
  '```',
  '```ansi\n\u001b[31m',
  '*',
  '_',
  '> ',
  '>>> ',
  '# ',
  '### ',
  '-# ',
  '- ',
  '1. ',
  '\\',
  '\n',
  '\r\n',
  '\t',
  '[a](https://example.com)',
  '[a](<https://example.com>)',
  '[x][y]',
  '<https://example.com>',
  'https://example.com/a_b_c',
  'discord.gg/abcdef',
  'http://',
  'www.',
  '@everyone',
  '@here',
  '<@1100000000000000011>',
  '<@!1100000000000000011>',
  '<@&1110000000000000150>',
  '<#1110000000000000101>',
  '<t:0:R>',
  '<t:1700000000>',
  '</ask:1100000000000000011>',
  '<id:customize>',
  '<:x:1100000000000000011>',
  '<a:x:1100000000000000011>',
  ':smile:',
  '\u202e',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u2066',
  '\u{e0041}',
  '\u0000',
  '\u001b[0m',
  '\ud83d',
  '\ude00',
  '👩‍👩‍👧',
  'é',
  'ﷺ',
  'İ',
  'ß',
  '\u2028',
  '\u3000',
  '𝓗𝓮',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '{}',
  '"',
  "'",
  '$&',
  '%s',
  '<script>',
  '&lt;',
  '../../etc/passwd',
  '\x7f',
  'storm',
  'harbour of Varde',
  'bridge',
  'Lindholm',
  'When did',
  'who',
  'how many',
  '12 million',
  'Friday',
  '5 May 2024',
  '2015-02-30',
  'in the last 99999999 years',
  '0000',
  '1e999',
  '-1',
  '//',
  'abcd.efgh',
  '!',
  'a-',
  '.',
  '@',
  'a'.repeat(50),
  '1'.repeat(50),
  '1 hour ',
  '((',
  '))',
  '?',
  ' ',
  ' ',
] as const;

/**
 * Every how many hostile texts are asked with the reader, which takes most of the time of an answer; `npm run soak` asks
 * all with it.
 */
export const EVERY_READ = Number(process.env.EVERY_READ ?? 8);

// Made once, as that takes a while.
const BINARY = fc.string({ unit: 'binary', maxLength: 8 });

/** Fragments in sequence, mixed with random strings. */
export function hostileText(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) }, BINARY), {
      minLength: 1,
      maxLength: 40,
    })
    .map((parts) => parts.join('').slice(0, maxLength));
}

/** Half of a surrogate pair, which is invalid in UTF-8. */
export const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** CPU time of an action in milliseconds, which does not depend on what else the machine does. */
export async function cpuTimeOf(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
