/** 32. The same question has the same answer. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { answerCard } from '../../../src/discord/card/answer.ts';
import { english } from '../../../src/i18n/translator.ts';
import { FILES, QUESTION, smallLibrary } from './stage.ts';

const SCOPE = { server: null };

describe('32. the same question', () => {
  it('has the same answer each time', async () => {
    const library = smallLibrary();
    const answers = new Set<string>();
    for (let count = 0; count < 25; count += 1) {
      // Other questions in between.
      await library.ask(`What of ${count} bridges?`, SCOPE);
      const found = await library.ask(QUESTION, SCOPE);
      const showing = { asked: { asker: '1', scope: {} }, place: 0, isPrivate: false, canReport: false };
      answers.add(JSON.stringify([found, answerCard(english, found, showing)]));
    }
    expect(answers.size).toBe(1);
  });

  it('has the same answer in five processes, in each time zone, and with fewer processor features', {
    timeout: 120_000,
  }, async () => {
    const source = (name: string) => JSON.stringify(new URL(`../../../src/${name}`, import.meta.url).href);
    const script = `import { createLibrary } from ${source('library/in-process-library.ts')};
import { parseArticle } from ${source('articles/parse.ts')};
const files = ${JSON.stringify(FILES)};
const library = createLibrary(Object.entries(files).map(([name, text]) => parseArticle(name, text)));
console.log(JSON.stringify(await library.ask(${JSON.stringify(QUESTION)}, { server: null })));`;
    const answers = new Set<string>();
    const environments: [zone: string, ...flags: string[]][] = [
      ['UTC'],
      ['Pacific/Kiritimati'],
      ['Pacific/Pago_Pago'],
      ['Asia/Kolkata'],
      ['UTC', '--no-enable-avx', '--no-enable-avx2', '--no-enable-fma3', '--no-enable-sse4-2'],
    ];
    for (const [TZ, ...flags] of environments) {
      const args = [...flags, '--import', 'tsx', '--input-type=module', '-e', script];
      const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, TZ } });
      answers.add(stdout.trim());
    }
    answers.add(JSON.stringify(await smallLibrary().ask(QUESTION, SCOPE)));
    expect(answers.size).toBe(1);
  });
});
