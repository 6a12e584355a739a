/** Builds the page into web/dist, or serves it from its sources beside a server that runs on port 4000. */
import { createReadStream, createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const HERE = import.meta.dirname;
const API = process.env.API ?? 'http://127.0.0.1:4000';

/** Browsers that know light-dark() themselves: imitating it would lose the choice that people make on the page. */
const LIGHT_DARK = ['chrome123', 'firefox120', 'safari17.5'];

/** Leaves a compressed copy beside every text file, so that the server never compresses while somebody waits. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const file of await readdir(dir, { recursive: true })) {
        if (!/\.(js|css|html|svg|json)$/.test(file)) continue;
        const full = path.join(dir, file);
        await pipeline(createReadStream(full), createGzip({ level: 9 }), createWriteStream(`${full}.gz`));
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
        await pipeline(createReadStream(full), createBrotliCompress(quality), createWriteStream(`${full}.br`));
      }
    },
  };
}

export default defineConfig({
  root: HERE,
  plugins: [react(), compressed()],
  build: {
    outDir: path.join(HERE, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: LIGHT_DARK,
    reportCompressedSize: false,
  },
  server: { port: 5173, proxy: { '/graphql': { target: API, ws: true }, '/health': { target: API } } },
});
