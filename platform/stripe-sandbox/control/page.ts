import { readFile } from 'node:fs/promises';
import type { FastifyPluginAsync } from 'fastify';
import { ensureLocal } from './guard.ts';

const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' } as const;

const files = ['control.html', 'control.css', 'main.js', 'api.js', 'faults.js', 'lists.js'];

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page a person drives the sandbox with: `/control`. */
export const controlPage: FastifyPluginAsync = async app => {
  app.addHook('onRequest', async request => ensureLocal(request));
  for (const name of files) {
    const body = await readFile(new URL(`page/${name}`, import.meta.url), 'utf8');
    const type = types[name.slice(name.lastIndexOf('.') + 1) as keyof typeof types];
    app.get(name === 'control.html' ? '/' : `/${name}`, (_request, reply) =>
      reply
        .headers({
          'content-type': `${type}; charset=utf-8`,
          'cache-control': 'no-cache',
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
        })
        .send(body),
    );
  }
};
