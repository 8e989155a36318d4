import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binaryArray } from '../../../src/library/postgres/binary-array.ts';
import { SERVER } from './postgres-server.ts';

describe.skipIf(SERVER === null)('an array in the binary format of PostgreSQL', () => {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: SERVER! });
    await client.connect();
  });
  afterAll(() => client.end());

  async function received(type: 'text' | 'bytea', values: readonly (string | Uint8Array | null)[]) {
    const { rows } = await client.query(`select element from unnest($1::${type}[]) as element`, [
      binaryArray(type, values),
    ]);
    return rows.map(({ element }) => element);
  }

  it.each([
    ['no texts', 'text', []],
    [
      'texts with everything that is escaped in the other format',
      'text',
      ['Storm', '', 'null', '"{a,b}\\"', 'Värde 😀\n\t', 'é', null],
    ],
    ['nothing but nulls', 'text', [null, null]],
    ['bytes', 'bytea', [Buffer.from([0, 255, 0x5c]), Buffer.alloc(0), null, Buffer.alloc(70_000, 7)]],
  ] as const)('arrives as it was sent: %s', async (_, type, values) => {
    expect(await received(type, values)).toEqual(values);
  });

  it('takes a view of bytes as no more than it shows', async () => {
    expect(await received('bytea', [new Uint8Array([1, 2, 3, 4]).subarray(1, 3)])).toEqual([
      Buffer.from([2, 3]),
    ]);
  });

  it('replaces half of a surrogate pair, which UTF-8 has not', async () => {
    expect(await received('text', ['a\ud83d', 'b'])).toEqual(['a\ufffd', 'b']);
  });
});
