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

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const file = (url: string, size = 10) => ({ name: 'moon.txt', url, size });

describe('an uploaded file', () => {
  it('is downloaded from Discord only', { timeout: 30_000 }, async () => {
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

  it('is downloaded from the configured API server only, if there is one', async () => {
    const address = await serve((_, answer) => answer.end('Words'));
    const download = createDownload(`${address}/api`);
    expect(Buffer.from(await download(file(`${address}/moon.txt`))).toString()).toBe('Words');
    await expect(download(file('https://cdn.discordapp.com/moon.txt'))).rejects.toThrow('unknown address');
  });

  it('is not downloaded when its stated size is too large, and abandoned when its actual size is', async () => {
    let sent = 0;
    const address = await serve((_, answer) => {
      const more = () => {
        sent += 65_536;
        if (sent < 64 * LARGEST_UPLOAD && !answer.destroyed) answer.write(Buffer.alloc(65_536, 'x'), more);
      };
      more();
    });
    const download = createDownload(address);
    await expect(download(file(`${address}/moon.txt`, LARGEST_UPLOAD + 1))).rejects.toThrow(
      'larger than 2 MB',
    );
    expect(sent).toBe(0);
    await expect(download(file(`${address}/moon.txt`))).rejects.toThrow('larger than 2 MB');
    expect(sent).toBeLessThan(32 * LARGEST_UPLOAD);
  });

  it.each<[string, RequestListener]>([
    ['redirected', (_, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['missing', (_, answer) => answer.writeHead(404).end()],
    [
      'cut off',
      ({ socket }, answer) => {
        answer.writeHead(200, { 'content-length': 100 }).write('Wo');
        setTimeout(() => socket.destroy(), 20);
      },
    ],
  ])('must be uploaded again when it is %s', async (_, answer) => {
    const address = await serve(answer);
    const fetched = createDownload(address)(file(`${address}/moon.txt`));
    await expect(fetched).rejects.toThrow(UserError);
    await expect(fetched).rejects.toThrow(
      'moon.txt could not be fetched from Discord. Please upload it again.',
    );
  });
});
