import { type Plans, nothing } from '../plan.ts';

const pdf = { 'content-type': 'application/pdf' };

export const answerFilePlans: Plans = {
  'POST /api/bookings/answers/files': () => {
    const bytes = (name: string, raw: string) => ({
      name,
      raw,
      headers: { ...pdf, 'x-cart': nothing },
      expects: [422, 'not_a_file'] as const,
    });
    return {
      headers: { ...pdf, 'x-cart': nothing },
      specials: [
        { name: 'nobody’s file', token: '', raw: '%PDF-1.4\n%%EOF', headers: pdf, expects: [400, 'cart_missing'] },
        { name: 'a cart that is no UUID', raw: 'x', headers: { ...pdf, 'x-cart': '1 or 1=1' }, expects: [400, 'invalid_request'] },
        { name: 'a name without end', raw: 'x', query: `name=${'a'.repeat(256)}`, headers: pdf, expects: [400, 'invalid_request'] },
        { name: 'two names', raw: 'x', query: 'name=a&name=b', headers: pdf, expects: [400, 'invalid_request'] },
        bytes('nothing', ''),
        bytes('words', 'not a document'),
        bytes('the beginning of a document', '%PDF-1.4'),
        bytes('a page that begins like a document', '%PDF-1.4 <script>alert(1)</script> %%EOF'),
        bytes('a document that is an archive', '%PDF-1.4 PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 %%EOF'),
        bytes('a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        {
          name: 'a page that says so',
          raw: '<html></html>',
          headers: { 'content-type': 'text/html', 'x-cart': nothing },
          expects: [415, 'unsupported_media_type'],
        },
        {
          name: 'words in JSON',
          body: { pdf: '' },
          headers: { 'content-type': 'application/json', 'x-cart': nothing },
          expects: [400, 'invalid_request'],
        },
      ],
    };
  },
  'GET /api/bookings/answers/files/{id}': () => ({
    at: { id: nothing },
    specials: [
      { name: 'a file that is not there', at: { id: nothing }, expects: [404, 'not_found'] },
      { name: 'a way out of the bucket', at: { id: '..%2F..%2Fetc%2Fpasswd' }, expects: [400, 'invalid_request'] },
    ],
  }),
};
