/** Several buffers in one column: how many, how long each is, then one after the other; packed. */
import { pack, unpack } from '../../db/pack.ts';

export async function bundle(buffers: readonly ArrayBuffer[]): Promise<Uint8Array<ArrayBuffer>> {
  const header = Float64Array.of(buffers.length, ...buffers.map(({ byteLength }) => byteLength));
  const whole = new Uint8Array(buffers.reduce((sum, { byteLength }) => sum + byteLength, header.byteLength));
  whole.set(new Uint8Array(header.buffer));
  let at = header.byteLength;
  for (const buffer of buffers) {
    whole.set(new Uint8Array(buffer), at);
    at += buffer.byteLength;
  }
  return pack(whole);
}

export async function unbundle(packed: Uint8Array): Promise<ArrayBuffer[]> {
  const whole = await unpack(packed);
  const [count] = new Float64Array(whole, 0, 1);
  const lengths = new Float64Array(whole, 8, count);
  let at = (1 + count) * 8;
  return Array.from(lengths, (length) => whole.slice(at, (at += length)));
}
