/** Serves the built page from its folder: files as they are, and the page itself at every address that is no file. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const FOLDER = fileURLToPath(new URL('../web/dist', import.meta.url));

/**
 * What the page may load: its own files and the API beside it, nothing from outside. Styles may stand inline, which
 * charts and dragged things need; scripts may not. Pictures are saved through data: and blob: addresses.
 */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Puts the page in front of an app, which keeps the paths that are its own. Where no page has been built, everything is
 * the app's.
 */
export function withPage(app: RequestListener, paths: readonly string[]): RequestListener {
  if (!existsSync(FOLDER)) return app;
  const serve = sirv(FOLDER, { single: true, gzip: true, brotli: true, etag: true, setHeaders });
  return (request, response) => {
    const [path] = (request.url ?? '/').split('?');
    if (paths.includes(path) || !isRead(request)) app(request, response);
    else serve(request, response, () => app(request, response));
  };
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

function setHeaders(response: ServerResponse, pathname: string): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  // The name of a file under assets has the hash of its content in it; the page itself is asked for anew each time.
  const isHashed = pathname.startsWith('/assets/');
  response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (!isHashed) response.setHeader('content-security-policy', POLICY);
}
