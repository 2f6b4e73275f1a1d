import type { Changes } from '../api/decision.ts';
import type { Situation } from '../api/endpoint.ts';
import { badRequest, type ErrorBody } from '../api/fault.ts';
import type { NextAction } from '../intents/object.ts';
import { declineOf } from '../methods/declines.ts';
import type { Presented } from '../methods/object.ts';
import { newRow, type Stored } from '../objects/row.ts';
import type { SetupIntent, SetupStatus } from './object.ts';

/** What may be done in which state. */
const open = ['requires_payment_method', 'requires_confirmation', 'requires_action'] as const satisfies readonly SetupStatus[];
const participles = { update: 'updated', confirm: 'confirmed', cancel: 'canceled' } as const;

export function ensureMaySetUp({ status }: SetupIntent, act: keyof typeof participles): void {
  const states: readonly SetupStatus[] = open;
  if (states.includes(status)) return;
  throw badRequest(
    `You cannot ${act} this SetupIntent because it has a status of ${status}. Only a SetupIntent with one of the following statuses may be ${participles[act]}: ${open.join(', ')}.`,
    { code: 'setup_intent_unexpected_state' },
  );
}

export interface SettingUp {
  readonly situation: Situation;
  readonly found: Stored<SetupIntent>;
  readonly presented: Presented;
  /** Where the customer comes back to from their bank's page; undefined: the page stays where it is. */
  readonly returnUrl?: string | undefined;
  /** Whether the holder has just shown to be the holder. */
  readonly isAuthenticated?: boolean;
}

export interface SetUp {
  readonly setup: SetupIntent;
  readonly changes: Changes;
  readonly error?: ErrorBody;
}

/** What comes of leaving a method for later: its bank may want to see the holder, or say no. */
export function setUp(asked: SettingUp): SetUp {
  const { found, presented, isAuthenticated = false } = asked;
  const { method, behaviour } = presented;
  if (!found.object.payment_method_types.includes(method.type))
    throw badRequest(
      `The PaymentMethod provided (${method.type}) is not allowed for this SetupIntent. Please attach a PaymentMethod of one of the following types: ${found.object.payment_method_types.join(', ')}.`,
      { code: 'payment_method_unsupported_type', param: 'payment_method' },
    );
  if (method.customer !== null && method.customer !== found.object.customer)
    throw badRequest(
      `The PaymentMethod ${method.id} belongs to a Customer: name that customer on the SetupIntent, or present another PaymentMethod.`,
      { param: 'payment_method' },
    );
  if (behaviour.authentication === 'impossible') return refuse(asked, 'setup_intent_authentication_failure');
  if (behaviour.authentication === 'required' && !isAuthenticated) return challenge(asked);
  return behaviour.declines !== undefined && !behaviour.attaches ? refuse(asked, behaviour.declines) : succeed(asked);
}

export function refuse({ situation: { account }, found, presented: { method } }: SettingUp, declineCode: string): SetUp {
  const reason = { type: 'card_error', ...declineOf(declineCode) } as const;
  const setup: SetupIntent = {
    ...found.object,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: { ...reason, payment_method: method },
  };
  return {
    setup,
    error: { ...reason, payment_method: method, setup_intent: setup },
    changes: { guard: { ...found, object: setup }, announced: [{ type: 'setup_intent.setup_failed', object: setup, account }] },
  };
}

function challenge({ situation: { account, publicUrl }, found, presented, returnUrl }: SettingUp): SetUp {
  const { id, client_secret } = found.object;
  const url = `${publicUrl}/3ds/${id}#${new URLSearchParams({ secret: client_secret }).toString()}`;
  const next_action: NextAction =
    returnUrl === undefined
      ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: presented.method.id } }
      : { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
  const setup: SetupIntent = {
    ...found.object,
    status: 'requires_action',
    payment_method: presented.method.id,
    last_setup_error: null,
    next_action,
  };
  return {
    setup,
    changes: {
      guard: { ...found, object: setup },
      puts: rowsOf(presented, presented.method.customer, account),
      announced: [{ type: 'setup_intent.requires_action', object: setup, account }],
    },
  };
}

/** From now on it is the customer's. A bank that only wanted to see its holder once asks no more. */
function succeed({ situation: { account }, found, presented }: SettingUp): SetUp {
  const { customer } = found.object;
  const { authentication, ...kept } = presented.behaviour;
  const behaviour = kept.remembers || authentication === undefined ? kept : { ...kept, authentication };
  const method = { ...presented.method, customer };
  const setup: SetupIntent = {
    ...found.object,
    status: 'succeeded',
    payment_method: method.id,
    last_setup_error: null,
    next_action: null,
  };
  const isAttached = customer !== null && presented.method.customer === null;
  return {
    setup,
    changes: {
      guard: { ...found, object: setup },
      puts: [{ ...(presented.stored ?? newRow(method)), object: method, notes: { behaviour }, parent: customer, account }],
      announced: [
        ...(isAttached ? [{ type: 'payment_method.attached', object: method, account }] : []),
        { type: 'setup_intent.succeeded', object: setup, account },
      ],
    },
  };
}

/** A method that was presented with it and is not known yet. */
const rowsOf = ({ method, behaviour, isNew }: Presented, parent: string | null, account: string | null) =>
  isNew ? [newRow(method, { notes: { behaviour }, parent, account })] : [];
