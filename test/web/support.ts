/** A real server and a real browser, for tests that use the page as a person does. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { openBrowser } from './browser.ts';
import { openServer, type Server } from './server.ts';

export interface Visit {
  readonly width?: number;
  readonly height?: number;
  readonly colors?: 'light' | 'dark';
  /** The server will be away for a while: the browser may say that it cannot reach it. */
  readonly serverGoesAway?: boolean;
}

export interface Site extends Pick<Server, 'ask' | 'origin' | 'start' | 'stop'> {
  /** Opens an address of the page in a fresh profile, closed when the test ends. */
  readonly open: (path: string, visit?: Visit) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function openSite(): Promise<Site> {
  const [server, browser] = await Promise.all([openServer(inject('startedOnce')), openBrowser()]);
  return {
    ...{ ask: server.ask, origin: server.origin, start: server.start, stop: server.stop },
    open: async (path, visit = {}) => {
      const context = await browser.newContext({
        viewport: { width: visit.width ?? 1280, height: visit.height ?? 900 },
        colorScheme: visit.colors ?? 'light',
        acceptDownloads: true,
        reducedMotion: 'reduce',
      });
      onTestFinished(() => context.close());
      await stayInside(context, server.origin);
      const page = await context.newPage();
      expectSilence(page, visit);
      await page.goto(server.origin + path);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Blocks every other host; a page that asks for one fails its test. */
async function stayInside(context: BrowserContext, origin: string): Promise<void> {
  const strayed: string[] = [];
  await context.route(
    (url) => url.origin !== origin && ['http:', 'https:'].includes(url.protocol),
    (route) => {
      strayed.push(route.request().url());
      return route.abort();
    },
  );
  onTestFinished(() => expect(strayed).toEqual([]));
}

/** A page that says anything on the console, or breaks, fails its test. */
function expectSilence(page: Page, { serverGoesAway = false }: Visit): void {
  const said: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (serverGoesAway && /ERR_CONNECTION|WebSocket|Failed to load resource/.test(text)) return;
    said.push(`${message.type()}: ${text}`);
  });
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  onTestFinished(() => expect(said).toEqual([]));
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails when axe finds something serious on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: () => Promise<{
          violations: { id: string; impact: string; help: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, help, nodes }) =>
          `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary}`).join('\n')}`,
      );
  });
  expect(found).toEqual([]);
}
