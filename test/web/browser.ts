/** The browser that comes with the packages, or one that is installed. */
import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

const ARGUMENTS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/** Where browsers are installed, if one is; the one that comes with the packages runs on Linux x64 alone. */
const INSTALLED = [
  process.env.CHROMIUM_PATH,
  ...(process.platform === 'linux' && process.arch === 'x64'
    ? []
    : ['/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']),
];

/** Where the browser is; the one that comes with the packages is unpacked if it is not yet. */
export async function browserPath(): Promise<string> {
  return INSTALLED.find((path) => path !== undefined && existsSync(path)) ?? (await chromium.executablePath());
}

export async function openBrowser(): Promise<Browser> {
  return driver.launch({ executablePath: await browserPath(), headless: true, args: ARGUMENTS });
}
