import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What .gitignore names and git itself: nobody wrote these by hand. */
const NOT_OURS = new Set([
  ...['.git', '.data', 'coverage', 'node_modules'],
  ...['src/db/generated', 'src/schema/generated', 'web/generated', 'web/dist'],
]);
const GENERATED = /\.(log|generated\.ts)$/;

/** All files of the project below a folder, as paths from ROOT with forward slashes, sorted. */
export function filesBelow(folder = ''): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(file)) continue;
    if (entry.isDirectory()) found.push(...filesBelow(file));
    else if (entry.isFile() && !GENERATED.test(file)) found.push(file);
  }
  return found.sort();
}
