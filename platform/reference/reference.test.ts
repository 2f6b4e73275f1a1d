import { expect, test } from 'vitest';
import { describeApi, describeErrors, type Document } from './index.ts';

const links = { api: 'a', errors: 'e', document: 'd?a&b', style: 's' };

const said: Document = {
  openapi: '3.1.0',
  info: { title: '<b>Shop</b>', version: '1' },
  paths: {
    '/things/{id}': {
      get: {
        tags: ['stock'],
        summary: 'Finds a "thing"',
        'x-access': 'organizer',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1, maximum: 9 } }],
        responses: {
          '200': {
            description: 'Default Response',
            content: {
              'application/json': {
                schema: {
                  type: 'array',
                  items: { type: 'object', required: ['size'], properties: { size: { enum: ['<s>', 'm'] }, note: {} } },
                },
              },
            },
          },
        },
      },
    },
  },
};

test('a page says of each operation who may call it, with what, and what it answers', () => {
  const page = describeApi(said, links);
  expect(page).toContain('<h2><a href="#stock">stock</a></h2>');
  expect(page).toContain('<a href="#GET--things-id-">GET /things/{id}</a>');
  expect(page).toContain('for role organizer');
  expect(page).toContain('<code>id</code> <span class="type">integer 1…9 in path</span></li>');
  expect(page).toContain('<code>note</code> <span class="type">any</span> <em>optional</em>');
  expect(page).not.toContain('Default Response');
});

test('nothing that a document or a catalogue says becomes markup', () => {
  const page = describeApi(said, links);
  expect(page).toContain('<h1>&lt;b&gt;Shop&lt;/b&gt; API</h1>');
  expect(page).toContain('Finds a &quot;thing&quot;');
  expect(page).toContain('&quot;&lt;s&gt;&quot; | &quot;m&quot;');
  expect(page).toContain('href="d?a&amp;b"');
  const errors = describeErrors({ title: '<i>', links, refusals: new Map([['"><b>', { kind: 'conflict', title: '<script>' }]]) });
  expect(errors).toContain('<tr id="&quot;&gt;&lt;b&gt;">');
  expect(errors).not.toMatch(/<(i|b|script)>/);
});

test('errors are listed by status, each where the type of a problem leads', () => {
  const refusals = new Map([
    ['away', { kind: 'unavailable', title: 'Away' }],
    ['sold_out', { kind: 'conflict', title: 'Sold out' }],
  ] as const);
  const page = describeErrors({ title: 'Shop', links, refusals });
  expect([...page.matchAll(/<tr id="(\w+)">/g)].map(([, id]) => id)).toEqual(['sold_out', 'away']);
});
