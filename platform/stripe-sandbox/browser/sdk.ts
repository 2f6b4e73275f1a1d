import { readFile } from 'node:fs/promises';

/** In the order in which they need each other. */
const parts = ['provider', 'theme', 'frame', 'payment-element', 'elements', 'dialog', 'confirming', 'stripe'];

const imports = /^import [^;]+;\n/gm;
const exported = /^export /gm;

/**
 * Stripe.js is a plain script that is there once it is loaded, so its modules are put one behind the other in one scope. A bundler would do the same with more;
 * what is asked of the modules is that no name is used twice.
 */
export async function readSdk(): Promise<string> {
  const sources = await Promise.all(parts.map(part => readFile(new URL(`sdk/${part}.js`, import.meta.url), 'utf8')));
  return `(() => {\n'use strict';\n\n${sources.map(source => source.replaceAll(imports, '').replaceAll(exported, '')).join('\n')}})();\n`;
}
