import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler, Response } from 'express';
import { page } from '../pages.js';

/** The same place seen from src/console and from dist/console. */
export const builtConsole = fileURLToPath(new URL('../../../console/dist', import.meta.url));

const notPages = /^\/(api|auth|oidc|health|metrics)(\/|$)/i;

/** The console's files, and its start page for every address that is a page of it. */
export function serveConsole(app: NestExpressApplication, dir: string): void {
  app.useStaticAssets(dir, { index: false, redirect: false, setHeaders: cacheFor });
  app.use(startPage(dir));
}

/** Vite puts a hash into the names under assets/: what such a file holds never changes. */
function cacheFor(res: Response, path: string) {
  const hashed = /[\\/]assets[\\/].+-[\w-]{8,}\.\w+$/.test(path);
  res.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

const startPage =
  (dir: string): RequestHandler =>
  (req, res, next) => {
    const asksForPage = (req.method === 'GET' || req.method === 'HEAD') && req.headers.accept?.includes('text/html');
    if (!asksForPage || notPages.test(req.path)) return next();
    res.setHeader('Cache-Control', 'no-cache');
    if (existsSync(join(dir, 'index.html'))) return res.sendFile('index.html', { root: dir, cacheControl: false });
    res.status(503).type('html').send(notBuilt);
  };

const notBuilt = page(
  '界面尚未构建 · Console not built',
  `<h1>界面尚未构建 <small lang="en">The console has not been built</small></h1>
<p>请在仓库根目录运行 <code>npm run build</code>，然后刷新本页。接口不受影响：<a href="/api/openapi.json">/api/openapi.json</a><br>
<small lang="en">Run <code>npm run build</code> at the root of the repository and reload. The API works without it.</small></p>`,
);
