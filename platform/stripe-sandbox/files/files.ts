import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { text } from '../api/parameters.ts';
import { sniff } from '../../file-types/index.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { newRow, seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import { evidenceTypes, type File } from './object.ts';

const mostBytes = 5 * 1024 * 1024;
/** A part of a multipart form that is a file arrives so. */
const Part = z.strictObject({ filename: z.string().max(500), contents: z.base64() });
const Creation = z.strictObject({
  file: Part,
  purpose: z.literal('dispute_evidence', 'Invalid purpose: evidence for disputes is all that is taken here'),
});

async function create({ parameters: { file, purpose }, account, publicUrl }: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const bytes = Buffer.from(file.contents, 'base64');
  if (bytes.length > mostBytes)
    throw badRequest('The file size is too large: evidence for disputes may have 5 MB.', { code: 'file_size_exceeded', param: 'file' });
  const type = typeOf(bytes);
  if (type === undefined)
    throw badRequest('The file type you submitted is not supported: evidence for disputes may be PDF, JPEG or PNG.', { param: 'file' });
  const id = randomId('file');
  const object: File = {
    id,
    object: 'file',
    created: seconds(),
    expires_at: null,
    filename: file.filename,
    links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
    purpose,
    size: bytes.length,
    title: null,
    type,
    url: `${publicUrl}/v1/files/${id}/contents`,
  };
  return ok(object, { guard: newRow(object, { account, notes: { contents: file.contents } }) });
}

function typeOf(bytes: Buffer): File['type'] | undefined {
  const known = sniff(bytes);
  return known !== undefined && known in evidenceTypes ? evidenceTypes[known as keyof typeof evidenceTypes] : undefined;
}

const Listing = z.strictObject({ purpose: text.optional(), ...pagingInTime });
const path = '/v1/files';

export const fileEndpoints = [
  endpoint({ method: 'POST', path, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path,
    parameters: Listing,
    answer: async ({ db, account, parameters: { purpose, ...page } }) =>
      ok(await listObjects(db, path, { kind: 'file', account, matching: { purpose }, page })),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    parameters: z.strictObject({}),
    answer: async call => ok((await getObject(call, 'file', { id: call.id, param: 'file' })).object),
  }),
];
