import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest, missing } from '../api/fault.ts';
import { metadata, text } from '../api/parameters.ts';
import { ensureIbanIsPlausible } from '../methods/debits.ts';
import { findObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata, newRow, seconds, type Stored } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import { type Account, capabilityRequests } from './account.ts';
import { bankAccount, createAccount, payoutFailureFor } from './account-rules.ts';

const External = z.strictObject({
  object: z.literal('bank_account'),
  account_number: text,
  account_holder_name: text.optional(),
  account_holder_type: text.optional(),
  country: text,
  currency: text,
});
const Described = {
  business_profile: z.record(z.string().max(60), text).optional(),
  business_type: text.optional(),
  capabilities: capabilityRequests.optional(),
  email: text.optional(),
  external_account: External.optional(),
  metadata: metadata.optional(),
  settings: z
    .strictObject({ payouts: z.looseObject({ schedule: z.looseObject({ interval: text.optional() }).optional() }).optional() })
    .optional(),
  tos_acceptance: z.record(z.string(), text).optional(),
};
const Creation = z.strictObject({
  type: z.enum(['custom', 'express', 'standard'], 'Invalid type').optional(),
  controller: z.record(z.string(), z.unknown()).optional(),
  country: text.optional(),
  default_currency: text.optional(),
  ...Described,
});
const Update = z.strictObject(Described);

const requested = (capabilities: z.infer<typeof capabilityRequests> = {}): readonly string[] =>
  Object.entries(capabilities).flatMap(([name, { requested: wanted }]) => (wanted === 'true' ? [name] : []));

/** An account of the platform's; of the platform itself there is one, too, that cannot be changed here. */
export async function getAccount({ find }: Pick<Call<object>, 'find'>, id: string): Promise<Stored<Account>> {
  const found = await findObject({ find, account: null }, 'account', id);
  if (!found || found.object.deleted) throw missing('account', id, 'account');
  return found;
}

async function create({ parameters }: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const created = createAccount({
    type: parameters.type ?? 'express',
    country: parameters.country ?? 'DE',
    currency: parameters.default_currency,
    email: parameters.email,
    businessType: parameters.business_type,
    profile: parameters.business_profile ?? {},
    capabilities: requested(parameters.capabilities),
    interval: parameters.settings?.payouts?.schedule?.interval,
    metadata: parameters.metadata ?? {},
  });
  const { object, notes } = withBank(newRow(created), parameters.external_account);
  return ok(object, { guard: newRow(object, { notes }) });
}

/** Where payouts go to, and whether they arrive there. */
export function withBank(found: Stored<Account>, bank: z.infer<typeof External> | undefined): Stored<Account> {
  if (!bank) return found;
  const iban = bank.account_number.replaceAll(/\s/g, '').toUpperCase();
  ensureIbanIsPlausible(iban);
  const account = bankAccount(found.object, iban, bank.account_holder_name ?? null);
  const failure = payoutFailureFor(iban);
  return {
    ...found,
    object: { ...found.object, external_accounts: { ...found.object.external_accounts, data: [account] } },
    notes: failure === undefined ? null : { next: failure },
  };
}

async function update(call: Call<z.infer<typeof Update>>): Promise<Decision> {
  const { business_profile, business_type, capabilities, email, external_account, metadata: notes, settings } = call.parameters;
  const found = withBank(await getAccount(call, call.id), external_account);
  const before = found.object;
  const state = before.details_submitted ? 'active' : 'inactive';
  const object: Account = {
    ...before,
    business_profile: { ...before.business_profile, ...business_profile },
    business_type: business_type ?? before.business_type,
    capabilities: { ...Object.fromEntries(requested(capabilities).map(name => [name, state])), ...before.capabilities },
    email: email ?? before.email,
    metadata: mergeMetadata(before.metadata, notes),
    settings: {
      payouts: {
        schedule: {
          ...before.settings.payouts.schedule,
          interval: settings?.payouts?.schedule?.interval ?? before.settings.payouts.schedule.interval,
        },
      },
    },
  };
  return ok(object, { guard: { ...found, object }, announced: [{ type: 'account.updated', object, account: object.id }] });
}

async function remove(call: Call<object>): Promise<Decision> {
  const found = await getAccount(call, call.id);
  const object: Account = { ...found.object, deleted: true };
  return ok({ id: call.id, object: 'account', deleted: true }, { guard: { ...found, object } });
}

const LinkOrder = z.strictObject({
  account: text,
  refresh_url: text.optional(),
  return_url: text.optional(),
  type: z.enum(['account_onboarding', 'account_update'], 'Invalid type'),
  collection_options: z.record(z.string(), text).optional(),
});

/** A page of the provider's where somebody says who they are and where their money goes. It holds for minutes. */
async function link(call: Call<z.infer<typeof LinkOrder>>): Promise<Decision> {
  const { account: id, return_url, refresh_url } = call.parameters;
  await getAccount(call, id);
  if (return_url === undefined || refresh_url === undefined)
    throw badRequest('You must provide a refresh_url and a return_url.', {
      code: 'parameter_missing',
      param: return_url === undefined ? 'return_url' : 'refresh_url',
    });
  for (const url of [return_url, refresh_url])
    if (!/^https?:\/\//.test(url)) throw badRequest('Not a valid URL', { code: 'url_invalid', param: 'return_url' });
  const created = seconds();
  const where = new URLSearchParams({ account: id, return: return_url });
  return ok({
    object: 'account_link',
    created,
    expires_at: created + 300,
    url: `${call.publicUrl}/connect/onboarding/${randomId('link')}#${where.toString()}`,
  });
}

const path = '/v1/accounts';
const nothing = z.strictObject({});

export const accountEndpoints = [
  endpoint({ method: 'POST', path, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path,
    parameters: z.strictObject(pagingInTime),
    answer: async ({ db, parameters }) => ok(await listObjects(db, path, { kind: 'account', account: null, page: parameters })),
  }),
  endpoint({ method: 'GET', path: `${path}/:id`, parameters: nothing, answer: async call => ok((await getAccount(call, call.id)).object) }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: Update, answer: update }),
  endpoint({ method: 'DELETE', path: `${path}/:id`, parameters: nothing, answer: remove }),
  endpoint({ method: 'POST', path: '/v1/account_links', parameters: LinkOrder, answer: link }),
  endpoint({
    method: 'POST',
    path: `${path}/:id/login_links`,
    parameters: nothing,
    answer: async call =>
      ok({
        object: 'login_link',
        created: seconds(),
        url: `${call.publicUrl}/control#accounts/${(await getAccount(call, call.id)).object.id}`,
      }),
  }),
];
