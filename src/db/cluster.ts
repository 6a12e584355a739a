/** The empty database cluster that embedded databases begin as (scripts/cluster.ts makes it). */
import { openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const CLUSTER = fileURLToPath(new URL('generated/cluster.tar.gz', import.meta.url));

/** The cluster, as PGlite takes it. */
export function emptyCluster(): Promise<Blob> {
  return openAsBlob(CLUSTER);
}
