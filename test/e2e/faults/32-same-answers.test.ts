/** 32. The same question has the same answer. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { answerCard } from '../../../src/discord/card/answer.ts';
import { english } from '../../../src/i18n/translator.ts';
import { FILES, QUESTION, smallLibrary } from './stage.ts';

const SCOPE = { server: null };

describe('32. the same question', () => {
  // The reader takes most of the time.
  it.each([
    ['without the reader', false, 25],
    ['with the reader', true, 6],
  ])('has the same answer each time, %s', async (_, hasReader, times) => {
    const library = smallLibrary(hasReader);
    const answers = new Set<string>();
    for (let count = 0; count < times; count += 1) {
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
    const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text);
    const answers = new Set<string>();
    const environments: [zone: string, ...flags: string[]][] = [
      ['UTC'],
      ['Pacific/Kiritimati'],
      ['Pacific/Pago_Pago'],
      ['Asia/Kolkata'],
      ['UTC', '--no-enable-avx', '--no-enable-avx2', '--no-enable-fma3', '--no-enable-sse4-2'],
    ];
    for (const [TZ, ...flags] of environments) {
      const args = [...flags, 'dist/ask-cli.mjs', '--json', '--articles', folder, QUESTION];
      const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, TZ } });
      answers.add(JSON.stringify(JSON.parse(stdout)));
    }
    answers.add(JSON.stringify(await smallLibrary(true).ask(QUESTION, SCOPE)));
    expect(answers.size).toBe(1);
    await rm(folder, { recursive: true });
  });
});
