/** The bot over the articles that ship. */

import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { seen } from '../discord/rendered-message.ts';
import { footer, quoteButtons, shown } from './commands/stage.ts';

const QUESTION = 'When did Blinken arrive in Beijing?';
const EPHEMERAL_V2 = 32_768 | 64;

let local: LocalDiscord;
let library: Library;
let bot: Bot;
const lines: string[] = [];
beforeAll(async () => {
  local = await startLocalDiscord();
  library = await openLibrary({ seeds: 'seeds', data: null }, { standByAfterMs: 600_000 });
  const log = (line: string) => void lines.push(line);
  bot = await startBot({
    library,
    commands,
    log: { info: log, warn: log, error: log },
    token: local.token,
    apiBase: local.api,
    guildId: null,
    onLost(error) {
      throw error;
    },
  });
});
afterAll(async () => {
  await bot.stop();
  await local.close();
  await library.close();
});

const mira = () => local.people.mira.in(local.channels.questions);
const theo = () => local.people.theo.in(local.channels.questions);
const nextLabel = ({ components }: APIMessage) =>
  /"label":"(\w+ quote)"/.exec(JSON.stringify(components))![1]!;
/** The position of the quote that a card shows, from 1, and the number of quotes. */
function quotePosition({ components }: APIMessage): [number, number] {
  const [, position, count] = /quote (\d+) of (\d+)/.exec(JSON.stringify(components))!;
  return [Number(position), Number(count)];
}

describe('the bot', () => {
  it('registers its commands for all contexts; /follow only where it can write to the person', () => {
    expect(
      mira().commands.map(({ name, contexts, integration_types }) => [name, contexts, integration_types]),
    ).toEqual(
      commands
        .map(({ data }) => data.toJSON())
        .filter((one) => !one.default_member_permissions)
        .map(({ name }) => [name, name === 'follow' ? [0, 1] : [0, 1, 2], [0, 1]]),
    );
    expect(lines).toEqual([
      'Logged in as Verbatim.',
      `${commands.length} commands registered everywhere: ${commands.map(({ data }) => data.name).join(', ')}.`,
    ]);
  });

  it('answers with the exact words, the day they speak of, and the day they were published', async () => {
    const message = await shown(mira().run('ask', { question: QUESTION }));
    expect(message).toMatchObject({ content: '', embeds: [], attachments: [], mentions: [], flags: 32_768 });
    expect(seen(message)).toEqual([
      `### ${QUESTION}`,
      '> US Secretary of State Anthony Blinken arrived in Beijing on **June 18**.',
      '“June 18”: 18 June 2023',
      '-# US Secretary of State Anthony Blinken held “candid… · published 19 June 2023',
      footer(),
      ...quoteButtons(),
    ]);
  });

  it('shows the next quote to the one who asked, and to another alone', async () => {
    const asked = await shown(mira().run('ask', { question: 'What does China say about Taiwan?' }));
    const [first, count] = quotePosition(asked);
    expect(first).toBe(1);
    expect(count).toBeGreaterThan(1);

    const next = await mira().press(asked, nextLabel(asked));
    expect(next).toMatchObject({ kind: 'update', message: { id: asked.id } });
    expect(quotePosition(await shown(next))).toEqual([2, count]);

    const other = await theo().press(asked, nextLabel(await shown(next)));
    expect(other).toMatchObject({ kind: 'reply', message: { flags: EPHEMERAL_V2 } });
    const own = await shown(other);
    expect(quotePosition(own)).toEqual([(2 % count) + 1, count]);
    expect(mira().messages.at(-1)).toEqual(await shown(next));

    const again = await theo().press(own, nextLabel(own));
    expect(again).toMatchObject({ kind: 'update', message: { id: own.id, flags: EPHEMERAL_V2 } });
  });

  it('answers wherever it is asked', async () => {
    for (const there of [
      local.people.sam.in(local.channels.history),
      local.people.theo.withBot,
      local.people.mira.in(local.channels.miraAndTheo),
    ])
      expect(JSON.stringify(await shown(there.run('ask', { question: QUESTION })))).toContain('18 June 2023');
  });

  it('answers each once, and pings nobody', () => {
    const answers = local.record.requests.filter(({ path }) => path.endsWith('/callback'));
    expect(new Set(answers.map(({ path }) => path)).size).toBe(answers.length);
    for (const { status, body } of answers) {
      expect(status).toBe(204);
      expect(body).toMatchObject({ data: { allowed_mentions: { parse: [] } } });
    }
  });

  it('registers nothing when its commands are up to date', async () => {
    const writes = () => local.record.requests.filter(({ method }) => method === 'PUT').length;
    const before = writes();
    const log = { info() {}, warn() {}, error() {} };
    const options = { library, commands, log, guildId: null, onLost() {} };
    const second = await startBot({ ...options, token: local.token, apiBase: local.api });
    expect(writes()).toBe(before);
    await second.stop();
  });
});
