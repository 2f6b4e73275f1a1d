import type { z } from 'zod';
import { cartId } from '../cart.ts';
import '../interpreted-schemas.ts';
import { i18n } from '../i18n/language.ts';
import { noteServerDate } from '../server-clock.ts';
import { accessToken, renewSession } from '../session/session.ts';
import { ApiError } from './api-error.ts';
import { errorOf } from './read-problem.ts';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Sent as it is instead of a body, with the type it has: a picture, a table. */
  readonly file?: Blob;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Whom the server should see: nobody in particular, or the signed-in user if there is one. */
  readonly as?: 'anyone' | 'caller';
  /** Send the cart's name, as every booking call does. */
  readonly cart?: boolean;
  readonly idempotencyKey?: string;
  /** What lets one into an on-sale. */
  readonly admission?: string | undefined;
  /** The version one had before one when changing something: whoever was overtaken is refused instead of overwriting. */
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
}

/** Calls the API and gives the parsed answer. Throws an ApiError when refused or unreachable. */
export async function request<Schema extends z.ZodType>(path: string, schema: Schema, call: Call = {}): Promise<z.infer<Schema>> {
  const response = await send(path, call);
  return schema.parse(response.status === 204 ? undefined : await response.json());
}

/** The same for files, such as tickets as PDF. */
export const requestFile = async (path: string, call: Call = {}): Promise<Blob> => (await send(path, call)).blob();

export interface Download {
  readonly file: Blob;
  /** What the server calls it. */
  readonly name: string | undefined;
}

/** For files that take their time: says how many bytes have come so far. */
export async function download(path: string, call: Call, onBytes: (bytes: number) => void): Promise<Download> {
  const response = await send(path, call);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (const reader = response.body?.getReader(); reader !== undefined;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    onBytes((bytes += value.length));
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { file: new Blob(chunks, { type: response.headers.get('content-type') ?? '' }), name };
}

async function send(path: string, call: Call): Promise<Response> {
  const first = await dispatch(path, call);
  if (first.ok) return first;
  const expired = first.status === 401 && call.as === 'caller' && (await accessToken()) !== undefined;
  if (!expired || !(await renewSession())) throw await errorOf(first);
  const second = await dispatch(path, call);
  if (!second.ok) throw await errorOf(second);
  return second;
}

async function dispatch(path: string, call: Call): Promise<Response> {
  const init: RequestInit = {
    method: call.method ?? 'GET',
    headers: await headersOf(call),
    credentials: 'same-origin',
    ...bodyOf(call),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  };
  try {
    const response = await fetch(`/api${path}${queryOf(call.query)}`, init);
    noteServerDate(response.headers.get('date'), Date.now());
    return response;
  } catch (cause) {
    if (call.signal?.aborted === true) throw cause;
    throw new ApiError(0, undefined, { cause, words: i18n.t('state.errorOffline') });
  }
}

const bodyOf = ({ file, body }: Call): RequestInit =>
  file !== undefined ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) };

async function headersOf(call: Call): Promise<Record<string, string>> {
  const token = call.as === 'caller' ? await accessToken() : undefined;
  return {
    accept: 'application/json',
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.file === undefined ? {} : { 'content-type': call.file.type }),
    ...(call.ifMatch === undefined ? {} : { 'if-match': etagOf(call.ifMatch) }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(call.cart === true ? { 'x-cart': cartId() } : {}),
    ...(call.admission === undefined ? {} : { 'x-admission': call.admission }),
    ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
  };
}

/** What the services call a version in a header. */
const etagOf = (version: number): string => `"${version}"`;

function queryOf(query: Call['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
