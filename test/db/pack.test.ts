import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { pack, unpack } from '../../src/db/pack.ts';

it('gives back the bytes that were packed, and zeros take no room', async () => {
  const bytes = new Uint8Array(1_000_000);
  bytes.set(randomBytes(1_000), 500_000);
  const packed = await pack(bytes);
  expect(packed.byteLength).toBeLessThan(10_000);
  const buffer = await unpack(packed);
  expect(buffer).toBeInstanceOf(ArrayBuffer);
  expect(Buffer.compare(new Uint8Array(buffer), bytes)).toBe(0);
  expect((await unpack(await pack(new ArrayBuffer(0)))).byteLength).toBe(0);
});
