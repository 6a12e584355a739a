/** Unpacks the browser once, before test files that run side by side would each find it half unpacked. */
import { browserPath } from './browser.ts';

export default async function setup(): Promise<void> {
  await browserPath();
}
