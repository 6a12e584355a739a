import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, type TestDatabase } from './support.ts';

describe.each(KINDS)('bytes on $kind', ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await open()));
  afterAll(() => database.close());

  it.each([
    ['none', new Uint8Array(0)],
    ['each of the 256', Uint8Array.from({ length: 256 }, (_, value) => value)],
    ['many', new Uint8Array(randomBytes(200_000))],
    ['a part of a buffer', new Uint8Array(randomBytes(1_000)).subarray(17, 400)],
  ])('come back as they went in: %s', async (_which, bytes) => {
    const [row] = await database.prisma.$queryRaw<{ bytes: Uint8Array; length: number }[]>`
      SELECT ${bytes}::bytea AS bytes, length(${bytes}::bytea) AS length`;
    expect(row.length).toBe(bytes.length);
    expect(Buffer.compare(row.bytes, bytes)).toBe(0);
    const [inside] = await database.prisma.$transaction(
      (tx) => tx.$queryRaw<{ bytes: Uint8Array }[]>`
      SELECT ${bytes}::bytea AS bytes`,
    );
    expect(Buffer.compare(inside.bytes, bytes)).toBe(0);
  });
});
