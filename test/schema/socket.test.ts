import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { acceptSockets } from '../../src/socket.ts';

afterEach(() => void vi.useRealTimers());

test('a client that does not say goodbye is not waited for', async () => {
  const server = createServer();
  const closeSockets = acceptSockets({ getEnveloped: () => expect.fail('nothing was asked') }, server, '/graphql', []);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  await once(client, 'open');
  client.pause();

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const closed = closeSockets();
  await vi.advanceTimersByTimeAsync(1_000);
  await closed;
  server.close();
  await once(server, 'close');
  client.terminate();
});
