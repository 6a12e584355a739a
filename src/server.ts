/** Starts the server – database, studies, app, HTTP and WebSocket – and stops it in the reverse order. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp, ENDPOINT, HEALTH } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { loadExamples } from './db/examples.ts';
import type { Study } from './db/generated/client.ts';
import { openDatabase, type Database } from './db/open.ts';
import { refuseBadAddresses } from './hardening.ts';
import { runOrExit, StartError, stopOnSignal } from './lifecycle.ts';
import { withPage } from './page.ts';
import { Problem } from './problems.ts';
import { encodeNodeId } from './schema/nodeId.ts';
import { acceptSockets } from './socket.ts';
import { createStudies, type Studies } from './studies/studies.ts';
import { describeRuns, queryToPaste, type ShownRun } from './welcome.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Buyers of the run that is shown at the start: enough for narrow intervals, few enough not to be waited for. */
const SHOWN_BUYERS = 20_000;

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  // What has been opened, to be closed from the last to the first.
  const opened: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of opened.reverse().splice(0)) await close();
  };
  stopOnSignal(stop, log);
  try {
    const { dataDir, databaseUrl, threads } = config;
    const database = await openDatabase({ dataDir, databaseUrl, log });
    opened.push(() => database.close());
    const loaded = await loadExamples(database.prisma);
    if (loaded > 0) log.info(`Loaded ${loaded} examples.`);
    const studies = await createStudies({ database, log, threads });
    opened.push(() => studies.stop());
    const app = createApp({ database, studies, log, config });
    opened.push(async () => app.dispose());
    const answer = withPage((request, response) => void app(request, response), [ENDPOINT, HEALTH]);
    const server = createServer(refuseBadAddresses(answer));
    await listen(server, config);
    const closeSockets = acceptSockets(app, server, ENDPOINT, config.corsOrigins, config.production);
    opened.push(() => endConnections(server, closeSockets));
    const { address, family, port } = server.address() as AddressInfo;
    const origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
    say(`Meander listens on ${origin}\n  the page  ${origin}/\n  the API   ${origin}${ENDPOINT}`);
    await showExample(database, studies, config.production).catch((error: unknown) => {
      // A fault here, or a stop meanwhile, must not take the server down.
      log[error instanceof Problem ? 'info' : 'warn']({ err: error }, 'the example was not run');
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs the B2B example as planned and as lived, once, and shows what came of it. */
async function showExample({ prisma }: Database, studies: Studies, production: boolean): Promise<void> {
  const scenarios = await prisma.scenario.findMany({
    where: { deletedAt: null, name: { in: ['As planned', 'As lived'] }, design: { liveKey: 'b2b-webinar' } },
    orderBy: { disorder: 'asc' },
    include: { design: { select: { name: true } } },
  });
  const runs: ShownRun[] = [];
  let shown: Study | undefined;
  for (const { id, name } of scenarios) {
    // The same run at every start, so it is simulated at the first one alone.
    let study = await studies.startRun({ scenarioId: id, buyers: SHOWN_BUYERS, seed: 'meander' });
    for await (const state of studies.watch(study.id)) study = state;
    if (study.status !== 'SUCCEEDED') return;
    runs.push({ name, figures: (await studies.result(study)).metrics });
    shown = study;
  }
  if (!shown) return;
  const title = `${scenarios[0].design.name}, ${SHOWN_BUYERS.toLocaleString('en-GB')} buyers, with 95 % intervals:`;
  say(`\n${describeRuns(title, runs)}`);
  const where = production ? 'for the API' : 'to paste into GraphiQL, which opens at the API’s address';
  say(`\nA query ${where}:\n\n${queryToPaste(encodeNodeId('Run', shown.id))}\n`);
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} of ${host} is in use. Stop what listens there, or set PORT to another one.`);
    if (code === 'EACCES')
      throw new StartError(`Port ${port} needs rights that this user does not have. Set PORT to one above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(`${host} is no address of this machine. Set HOST to one that is, such as 127.0.0.1.`);
    throw error;
  }
}

/** Takes no more connections and ends those that are there; answers under way get a moment. */
async function endConnections(server: Server, closeSockets: () => Promise<void>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await closeSockets();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), 1_000);
  await closed;
  clearTimeout(cut);
}

await runOrExit('The server', start);
