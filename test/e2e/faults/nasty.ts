import fc from 'fast-check';

/** What has broken bots, or could: in Markdown, in mentions, in patterns, in objects, in scripts. */
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

/** The fragments one after another, with anything else between them. */
export function nasty(longest: number): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) },
        fc.string({ unit: 'binary', maxLength: 8 }),
      ),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    .map((parts) => parts.join('').slice(0, longest));
}

/** A half of a character, which no program may send. */
export const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Milliseconds of work that something takes, whatever else the machine does meanwhile. */
export async function workOf(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
