import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Situation } from '../api/endpoint.ts';
import { badRequest, missing } from '../api/fault.ts';
import type { Decided } from '../api/record.ts';
import type { Simulation, SimulationChange } from '../simulation.ts';
import { actions } from './actions.ts';
import { Change, operations } from './change.ts';
import { ensureLocal } from './guard.ts';
import { countObjects, loseEvent, resendEvent, showEvents, showObjects } from './store.ts';

export interface ControlOptions {
  readonly situation: Omit<Situation, 'account'>;
  readonly record: (decided: Decided) => Promise<boolean>;
  readonly simulate: (change: SimulationChange) => void;
  readonly calm: () => void;
  /** There are events to be sent. */
  readonly wake: () => void;
  readonly idle: () => Promise<void>;
}

const Listing = z.object({ before: z.coerce.number().int().optional(), limit: z.coerce.number().int().min(1).max(100).default(25) });

/** The control page's own API, which tests use, too: JSON in and out, on this machine only. */
export const controlRoutes =
  (options: ControlOptions): FastifyPluginAsync =>
  async app => {
    app.addHook('onRequest', async request => ensureLocal(request));
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
      try {
        done(null, body === '' ? {} : JSON.parse(String(body)));
      } catch {
        done(badRequest('The body is no JSON.'));
      }
    });
    serveSimulation(app, options);
    serveEvents(app, options);
    const { db } = options.situation;
    app.get('/objects/:kind', async request => ({ data: await showObjects(db, paramsOf(request)['kind'] ?? '', pageOf(request)) }));
    app.post('/objects/:kind/:id/:action', request => act(options, paramsOf(request), request.body));
  };

function serveSimulation(app: FastifyInstance, { situation, simulate, calm, idle }: ControlOptions): void {
  const state = (): { readonly simulation: Simulation } => ({ simulation: situation.simulation() });
  app.get('/state', async () => ({ ...state(), operations, counts: await countObjects(situation.db) }));
  app.post('/simulation', async request => {
    simulate(read(Change, request.body) as SimulationChange);
    return state();
  });
  app.post('/calm', async () => {
    calm();
    return state();
  });
  app.post('/idle', async () => {
    await idle();
    return state();
  });
}

function serveEvents(app: FastifyInstance, { situation: { db }, wake }: ControlOptions): void {
  app.get('/events', async request => ({ data: await showEvents(db, pageOf(request)) }));
  app.post('/events/:id/resend', async request => {
    const { id = '' } = paramsOf(request);
    if (!(await resendEvent(db, id))) throw missing('event', id, 'id');
    wake();
    return {};
  });
  app.post('/events/:id/lose', async request => {
    const { id = '' } = paramsOf(request);
    if (!(await loseEvent(db, id))) throw missing('undelivered event', id, 'id');
    return {};
  });
}

/** Decides and writes, anew as often as it is overtaken. */
async function act({ situation, record }: ControlOptions, params: Readonly<Record<string, string>>, body: unknown): Promise<object> {
  const { kind = '', id = '', action: name = '' } = params;
  const action = Object.hasOwn(actions, `${kind}/${name}`) ? actions[`${kind}/${name}`] : undefined;
  if (!action) throw missing('action', `${kind}/${name}`, 'action');
  const parameters = read(action.parameters, body);
  for (;;) {
    const found = await situation.find(id);
    if (found?.object.object !== kind) throw missing(kind, id, 'id');
    const decision = await action.decide({ ...situation, account: found.account }, id, parameters);
    if (await record({ requestId: null, claim: undefined, decision: { ...decision, changes: decision.changes ?? {} } }))
      return decision.body;
  }
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badRequest(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}

const paramsOf = (request: FastifyRequest): Readonly<Record<string, string>> => request.params as Readonly<Record<string, string>>;
const pageOf = (request: FastifyRequest) => read(Listing, { ...(request.query as object) });
