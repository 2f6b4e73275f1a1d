import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { flag, metadata, text } from '../api/parameters.ts';
import { getNamed, getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata } from '../objects/row.ts';
import { dueIn } from '../simulation.ts';
import { decideDispute } from './decide.ts';
import type { Dispute } from './object.ts';
import { ensureOpen, isInquiry, verdictIn } from './rules.ts';

/** Fields of evidence that name an uploaded file. */
const evidenceFiles = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const;

const Update = z.strictObject({
  evidence: z.record(z.string().max(60), z.string().max(20_000)).optional(),
  metadata: metadata.optional(),
  submit: flag.optional(),
});

/** Evidence is kept until it is submitted, as it is unless the caller says otherwise; then the bank reads it. */
async function update(call: Call<z.infer<typeof Update>>): Promise<Decision> {
  const found = await getObject(call, 'dispute', call.id);
  const dispute = found.object;
  const { evidence: said = {}, metadata: notes, submit = true } = call.parameters;
  const isAnswered = Object.keys(said).length > 0;
  if (isAnswered) ensureOpen(dispute);
  for (const field of evidenceFiles) {
    const id = said[field] ?? '';
    if (id !== '') await getObject(call, 'file', { id, param: `evidence[${field}]` });
  }
  const evidence = { ...dispute.evidence, ...said };
  const submits = isAnswered && submit;
  const details = dispute.evidence_details;
  const object: Dispute = {
    ...dispute,
    evidence,
    metadata: mergeMetadata(dispute.metadata, notes),
    evidence_details: {
      ...details,
      has_evidence: details.has_evidence || isAnswered,
      submission_count: details.submission_count + Number(submits),
    },
    ...(submits && { status: isInquiry(dispute) ? 'warning_under_review' : 'under_review' }),
  };
  const verdict = submits ? verdictIn(evidence) : undefined;
  return ok(object, {
    guard: await getNamed(call.find, 'payment_intent', dispute.payment_intent ?? ''),
    puts: [{ ...found, object, ...(verdict && { notes: { next: verdict }, dueAt: dueIn(0) }) }],
    announced: [{ type: 'charge.dispute.updated', object, account: call.account }],
  });
}

const Listing = z.strictObject({ charge: text.optional(), payment_intent: text.optional(), ...pagingInTime });
const path = '/v1/disputes';

export const disputeEndpoints = [
  endpoint({
    method: 'GET',
    path,
    parameters: Listing,
    answer: async ({ db, account, parameters: { charge, payment_intent, ...page } }) =>
      ok(await listObjects(db, path, { kind: 'dispute', account, parent: payment_intent, matching: { charge }, page })),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    parameters: z.strictObject({}),
    answer: async call => ok((await getObject(call, 'dispute', call.id)).object),
  }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: Update, answer: update }),
  endpoint({
    method: 'POST',
    path: `${path}/:id/close`,
    parameters: z.strictObject({}),
    // Whoever closes it accepts that the money is gone.
    answer: async call => decideDispute(call, await getObject(call, 'dispute', call.id), 'lost'),
  }),
];
