import { describe, expect, it } from 'vitest';
import { createHttpClient, type Network } from '../../src/fetching/http-get.ts';
import { isPublic } from '../../src/fetching/public-address.ts';
import { Web } from './web.ts';

const NOT_PUBLIC: [what: string, ...addresses: string[]][] = [
  ['this machine', '127.0.0.1', '127.8.8.8', '::1'],
  ['any address of this machine', '0.0.0.0', '::'],
  ['private networks', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd00:ec2::254'],
  ['link-local addresses, and the metadata of clouds', '169.254.169.254', 'fe80::1', 'fe80::1%lo'],
  ['metadata at other addresses', '168.63.129.16', '100.100.100.200', '192.0.0.192'],
  ['carriers', '100.64.0.1', '100.127.255.255'],
  ['tests, examples and benchmarks', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1'],
  ['groups and everybody', '224.0.0.1', '255.255.255.255', 'ff02::1', '240.0.0.1'],
  ['IPv4 within IPv6', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '::7f00:1', '::808:808'],
  ['translated IPv4', '64:ff9b::7f00:1', '64:ff9b:1::a00:1', '::ffff:0:7f00:1', '2002:7f00:1::', '2001::1'],
  ['what is not assigned', '100::1', 'fec0::1', '4000::1', '5f00::1', '3fff::1'],
  ['what is no address', 'localhost', '', '127.0.0.1.', '1.2.3.4/8', 'example.org'],
];

describe('an address is not public', () => {
  it.each(NOT_PUBLIC)('of %s', (_, ...addresses) => {
    expect(addresses.filter(isPublic)).toEqual([]);
  });
});

it('an address of the internet is public', () => {
  const addresses = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2001:4860:4860::8888'];
  expect(addresses.filter((one) => !isPublic(one))).toEqual([]);
});

/** A web on loopback, of which the client does not know that it may be reached. */
async function withWeb(work: (web: Web, get: Get) => Promise<void>): Promise<void> {
  const web = new Web();
  await web.listen();
  const network: Network = { ...web.network(), isAllowed: isPublic, ports: [web.port, 80, 443] };
  const client = createHttpClient('test', network, { connect: 500, silence: 500, whole: 1_000 });
  try {
    const get: Get = (address) =>
      client.get(new URL(address), {}, 1_000).then(
        ({ status }) => String(status),
        (error) => `${error.name}: ${error.message}`,
      );
    await work(web, get);
    expect(web.arrived).toEqual([]);
  } finally {
    await client.close();
    await web.close();
  }
}
type Get = (address: string) => Promise<string>;

const notPublic = (host: string) => `Refused: ${host} is not on the public internet`;

describe('nothing is connected to', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['①②⑦.0.0.1', '127.0.0.1'],
    ['0', '0.0.0.0'],
    ['0xa9fea9fe', '169.254.169.254'],
    ['[::1]', '::1'],
    ['[::]', '::'],
    ['[::ffff:127.0.0.1]', '::ffff:7f00:1'],
    ['[::127.0.0.1]', '::7f00:1'],
    ['[64:ff9b::127.0.0.1]', '64:ff9b::7f00:1'],
  ])('by the number %s', (written, host) =>
    withWeb(async (web, get) => {
      expect(await get(`http://${written}:${web.port}/`)).toBe(notPublic(host));
    }),
  );

  it('by a name that resolves to this machine', () =>
    withWeb(async (web, get) => {
      web.names.set('inside.test', ['127.0.0.1']);
      expect(await get(web.url('inside.test'))).toBe(notPublic('inside.test'));
    }));

  it('by a name of this machine', () =>
    withWeb(async (web, get) => {
      web.names.set('localhost', ['::1', '127.0.0.1']);
      web.names.set('localhost.', ['127.0.0.1']);
      expect(await get(web.url('localhost'))).toBe(notPublic('localhost'));
      expect(await get(web.url('localhost.'))).toBe(notPublic('localhost.'));
    }));

  it('with another scheme or port, or a password', () =>
    withWeb(async (web, get) => {
      expect(await get('file:///etc/passwd')).toBe('Refused: file: is neither http nor https');
      expect(await get('http://inside.test:22/')).toBe(
        'Refused: port 22 of inside.test is not one of websites',
      );
      expect(await get(`http://me:secret@inside.test:${web.port}/`)).toBe(
        'Refused: the address of inside.test has a password in it',
      );
    }));
});

describe('a name of several addresses', () => {
  it('is connected to at those alone that are allowed, and anew where it has others than before', async () => {
    const web = new Web();
    await web.listen();
    const asked: string[] = [];
    const { resolve, isAllowed, ports } = web.network();
    const counting: Network = {
      isAllowed,
      ports,
      resolve: (name) => {
        asked.push(name);
        return resolve(name);
      },
    };
    const client = createHttpClient('test', counting);
    try {
      web.set('both.test', { '/': { headers: { connection: 'close' }, body: 'Here.' } });
      web.names.set('both.test', ['127.0.0.2', '::1', '127.0.0.1']);
      const get = () => client.get(new URL(web.url('both.test')), {}, 1_000);
      expect((await get()).bytes.toString()).toBe('Here.');
      // A connection takes an address that was checked: a name is resolved once for each.
      expect(asked).toEqual(['both.test']);
      web.names.set('both.test', ['127.0.0.2']);
      await expect(get()).rejects.toThrow('both.test is not on the public internet');
      expect(asked).toEqual(['both.test', 'both.test']);
      expect(web.arrived).toHaveLength(1);
    } finally {
      await client.close();
      await web.close();
    }
  });
});
