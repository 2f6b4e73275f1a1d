import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest, unauthorized } from '../api/fault.ts';
import { flag, list, metadata, text } from '../api/parameters.ts';
import { typesFor } from '../intents/rules.ts';
import { createMethod, getMethod, methodRows, MethodParameters } from '../methods/create.ts';
import type { Presented } from '../methods/object.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata, newRow, seconds, type Stored } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import type { SetupIntent } from './object.ts';
import { ensureMaySetUp, refuse, type SetUp, setUp } from './rules.ts';

const Presenting = {
  mandate_data: z.strictObject({ customer_acceptance: z.record(z.string(), z.unknown()) }).optional(),
  payment_method: text.optional(),
  payment_method_data: MethodParameters.optional(),
  payment_method_options: z.record(z.string(), z.unknown()).optional(),
  return_url: text.optional(),
  use_stripe_sdk: flag.optional(),
};
const Described = {
  allowed_payment_method_types: list.optional(),
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
};
const Creation = z.strictObject({
  automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: text.optional() }).optional(),
  confirm: flag.optional(),
  usage: z.enum(['on_session', 'off_session'], 'Invalid usage').optional(),
  ...Described,
  ...Presenting,
});
const Confirmation = z.strictObject({ ...Presenting, allowed_payment_method_types: list.optional() });
type Confirmation = z.infer<typeof Confirmation>;
const Update = z.strictObject({ payment_method: text.optional(), ...Described });
const Cancellation = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'requested_by_customer'], 'Invalid cancellation_reason').optional(),
});
const Listing = z.strictObject({ customer: text.optional(), payment_method: text.optional(), ...pagingInTime });

const path = '/v1/setup_intents';

/** A browser may only touch the one whose secret it was given. */
async function getOwn(call: Call<object>): Promise<Stored<SetupIntent>> {
  const found = await getObject(call, 'setup_intent', { id: call.id, param: 'intent' });
  if (call.caller === 'merchant') return found;
  const secret = 'client_secret' in call.parameters ? call.parameters.client_secret : undefined;
  if (secret === undefined) throw unauthorized('When using a publishable key, the client_secret of the SetupIntent must be provided.');
  if (secret !== found.object.client_secret)
    throw badRequest('The client_secret provided does not match the client_secret associated with the SetupIntent.', {
      code: 'setup_intent_invalid_parameter',
      param: 'client_secret',
    });
  return found;
}

const seenBy = ({ caller }: Call<object>, setup: SetupIntent): object =>
  caller === 'merchant' ? setup : { ...setup, metadata: undefined };

const answerWith = (call: Call<object>, { setup, changes, error }: SetUp): Decision & { readonly changes: SetUp['changes'] } =>
  error
    ? { status: 402, body: { error: { ...error, setup_intent: seenBy(call, setup) } }, changes }
    : { status: 200, body: seenBy(call, setup), changes };

async function presentedBy(call: Call<Confirmation>, stored: string | null): Promise<Presented> {
  const { payment_method, payment_method_data } = call.parameters;
  if (payment_method_data) return createMethod(payment_method_data);
  const id = payment_method ?? stored;
  if (id === null)
    throw badRequest("You cannot confirm this SetupIntent because it's missing a payment method. Provide one, and confirm it again.", {
      code: 'setup_intent_unexpected_state',
      param: 'payment_method',
    });
  return getMethod(call, id);
}

const returnUrlOf = ({ use_stripe_sdk, return_url }: Confirmation): string | undefined => (use_stripe_sdk ? undefined : return_url);

async function create(call: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const { parameters, account } = call;
  const { automatic_payment_methods: automatic, allowed_payment_method_types: allowed = null, customer = null } = parameters;
  if (customer !== null) await getObject(call, 'customer', { id: customer, param: 'customer' });
  const presented =
    parameters.payment_method_data || parameters.payment_method ? await presentedBy(call, parameters.payment_method ?? null) : undefined;
  const id = randomId('seti');
  const object: SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: allowed,
    application: null,
    automatic_payment_methods: automatic ? { enabled: automatic.enabled, allow_redirects: automatic.allow_redirects ?? 'always' } : null,
    cancellation_reason: null,
    client_secret: `${id}_${randomId('secret')}`,
    created: seconds(),
    customer,
    customer_account: null,
    description: parameters.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: parameters.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: presented?.method.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: parameters.payment_method_options ?? null,
    payment_method_types: typesFor('eur', allowed),
    single_use_mandate: null,
    status: presented ? 'requires_confirmation' : 'requires_payment_method',
    usage: parameters.usage ?? 'off_session',
  };
  const announced = [{ type: 'setup_intent.created', object, account }];
  const guard = newRow(object, { account, parent: customer });
  if (!parameters.confirm) return ok(object, { guard, announced, puts: presented ? methodRows(presented, account) : [] });
  const done = answerWith(
    call,
    setUp({ situation: call, found: guard, presented: presented ?? (await presentedBy(call, null)), returnUrl: returnUrlOf(parameters) }),
  );
  return { ...done, changes: { ...done.changes, announced: [...announced, ...(done.changes.announced ?? [])] } };
}

async function update(call: Call<z.infer<typeof Update>>): Promise<Decision> {
  const found = await getObject(call, 'setup_intent', { id: call.id, param: 'intent' });
  ensureMaySetUp(found.object, 'update');
  const { payment_method, metadata: notes, ...said } = call.parameters;
  if (said.customer !== undefined) await getObject(call, 'customer', { id: said.customer, param: 'customer' });
  const presented = payment_method === undefined ? undefined : await getMethod(call, payment_method);
  const object: SetupIntent = {
    ...found.object,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    metadata: mergeMetadata(found.object.metadata, notes),
    payment_method_types: typesFor('eur', said.allowed_payment_method_types ?? found.object.allowed_payment_method_types),
    ...(presented && { payment_method: presented.method.id, status: 'requires_confirmation', next_action: null }),
  };
  return ok(object, { guard: { ...found, object, parent: object.customer }, puts: presented ? methodRows(presented, call.account) : [] });
}

async function confirm(call: Call<Confirmation>): Promise<Decision> {
  const found = await getOwn(call);
  ensureMaySetUp(found.object, 'confirm');
  const presented = await presentedBy(call, found.object.payment_method);
  return answerWith(call, setUp({ situation: call, found, presented, returnUrl: returnUrlOf(call.parameters) }));
}

const Authentication = z.strictObject({ outcome: z.enum(['succeeded', 'failed']) });

/** The bank's page says what its customer did. */
async function authenticate(call: Call<z.infer<typeof Authentication>>): Promise<Decision> {
  const found = await getOwn(call);
  const { status, payment_method } = found.object;
  if (status !== 'requires_action' || payment_method === null)
    throw badRequest('Nobody is asked about this method any more.', { code: 'setup_intent_unexpected_state' });
  const asked = { situation: call, found, presented: await getMethod(call, payment_method) };
  const { setup, changes } =
    call.parameters.outcome === 'failed'
      ? refuse(asked, 'setup_intent_authentication_failure')
      : setUp({ ...asked, isAuthenticated: true });
  return ok(seenBy(call, setup), changes);
}

async function cancel(call: Call<z.infer<typeof Cancellation>>): Promise<Decision> {
  const found = await getObject(call, 'setup_intent', { id: call.id, param: 'intent' });
  ensureMaySetUp(found.object, 'cancel');
  const object: SetupIntent = {
    ...found.object,
    status: 'canceled',
    cancellation_reason: call.parameters.cancellation_reason ?? null,
    next_action: null,
  };
  return ok(object, {
    guard: { ...found, object },
    announced: [{ type: 'setup_intent.canceled', object, account: call.account }],
  });
}

export const setupEndpoints = [
  endpoint({ method: 'POST', path, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path,
    parameters: Listing,
    answer: async ({ db, account, parameters: { customer, payment_method, ...page } }) =>
      ok(await listObjects(db, path, { kind: 'setup_intent', account, parent: customer, matching: { payment_method }, page })),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    browser: true,
    parameters: z.strictObject({}),
    answer: async call => ok(seenBy(call, (await getOwn(call)).object)),
  }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: Update, answer: update }),
  endpoint({ method: 'POST', path: `${path}/:id/confirm`, browser: true, parameters: Confirmation, answer: confirm }),
  endpoint({ method: 'POST', path: `${path}/:id/authenticate`, browser: true, parameters: Authentication, answer: authenticate }),
  endpoint({ method: 'POST', path: `${path}/:id/cancel`, parameters: Cancellation, answer: cancel }),
];
