import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDownload, LARGEST_UPLOAD } from '../../../src/discord/moderation/download.ts';
import { UserError } from '../../../src/discord/user-error.ts';

let server: Server | undefined;
afterEach(() => {
  vi.restoreAllMocks();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function origin(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const file = (url: string, size = 10) => ({ name: 'moon.txt', url, size });

describe('an uploaded file', () => {
  it('is fetched from Discord alone', { timeout: 30_000 }, async () => {
    const fetched: string[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
      fetched.push(String(url));
      return new Response('Words');
    });
    const download = createDownload(null);
    for (const host of ['cdn.discordapp.com', 'media.discordapp.net'])
      expect(Buffer.from(await download(file(`https://${host}/attachments/1/2/moon.txt`))).toString()).toBe(
        'Words',
      );
    for (const url of [
      'http://cdn.discordapp.com/moon.txt',
      'https://cdn.discordapp.com.example.com/moon.txt',
      'https://cdn.discordapp.com@example.com/moon.txt',
      'https://127.0.0.1/moon.txt',
      'https://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      'no address',
    ])
      await expect(download(file(url))).rejects.toThrow('an upload at an unknown address');
    expect(fetched).toHaveLength(2);
  });

  it('is fetched from another server that speaks Discord’s API, when there is one, and from no other', async () => {
    const own = await origin((_, answer) => answer.end('Words'));
    const download = createDownload(`${own}/api`);
    expect(Buffer.from(await download(file(`${own}/moon.txt`))).toString()).toBe('Words');
    await expect(download(file('https://cdn.discordapp.com/moon.txt'))).rejects.toThrow('unknown address');
  });

  it('is not fetched when it says that it is too large, nor read on when it is', async () => {
    let sent = 0;
    const own = await origin((_, answer) => {
      const more = () => {
        sent += 65_536;
        if (sent < 64 * LARGEST_UPLOAD && !answer.destroyed) answer.write(Buffer.alloc(65_536, 'x'), more);
      };
      more();
    });
    const download = createDownload(own);
    await expect(download(file(`${own}/moon.txt`, LARGEST_UPLOAD + 1))).rejects.toThrow('larger than 2 MB');
    expect(sent).toBe(0);
    await expect(download(file(`${own}/moon.txt`))).rejects.toThrow('larger than 2 MB');
    expect(sent).toBeLessThan(32 * LARGEST_UPLOAD);
  });

  it.each<[string, RequestListener]>([
    ['elsewhere', (_, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['not there', (_, answer) => answer.writeHead(404).end()],
    [
      'cut off',
      ({ socket }, answer) => {
        answer.writeHead(200, { 'content-length': 100 }).write('Wo');
        setTimeout(() => socket.destroy(), 20);
      },
    ],
  ])('that is %s is to be uploaded again', async (_, answer) => {
    const own = await origin(answer);
    const fetched = createDownload(own)(file(`${own}/moon.txt`));
    await expect(fetched).rejects.toThrow(UserError);
    await expect(fetched).rejects.toThrow(
      'moon.txt could not be fetched from Discord. Please upload it again.',
    );
  });
});
