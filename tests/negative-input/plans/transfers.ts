import { nothing, type Plans, type Special } from '../plan.ts';
import type { Scene } from '../scene.ts';
import { nordwind, notTheirMoney } from './money.ts';

const file = { 'content-type': 'application/octet-stream' };
const place = '/api/payments/organizers/{organizerId}/transfers';
const part = { paymentId: nothing };
const credit = { ...part, amountMinor: 1, seenLeftMinor: 1 };
const creditBack = { nth: 1, amountMinor: 1, seenMinor: 1 };
const returns = { lines: [{ lineId: nothing, leftMinor: 1 }] };
const returnFile = { ...returns, currency: 'EUR', account: { holder: 'Nordwind', iban: 'DE89370400440532013000', bic: null } };
const shares = { shares: [{ paymentId: nothing, amountMinor: 1 }] };

const owner = (scene: Scene, at: object = {}) => ({ token: scene.tokenOf('organizer@example.test'), at: { ...nordwind, ...at } });
const withFile = (specials: readonly Special[]): readonly Special[] => specials.map(one => ({ ...one, raw: 'a;b', headers: file }));
const at = (scene: Scene, more: object, body?: unknown): readonly Special[] =>
  notTheirMoney(scene).map(one => ({ ...one, at: { ...one.at, ...more }, ...(body !== undefined && { body }) }));

const refund = { refundId: nothing, amountMinor: 1 };
const refundFile = { refunds: [refund], currency: 'EUR', account: returnFile.account };
const takingOut = { refunds: [nothing] };
const files = '/api/payments/organizers/{organizerId}/refund-files';

/** Statements of banks, and files for them. */
export const transferPlans: Plans = {
  [`POST ${place}/preview`]: scene => ({
    at: { organizerId: nothing },
    headers: file,
    specials: [
      ...withFile(notTheirMoney(scene)),
      {
        ...owner(scene),
        name: 'what calls itself a table',
        raw: 'a;b',
        headers: { 'content-type': 'text/csv' },
        expects: [415, 'unsupported_media_type'],
      },
    ],
  }),
  [`POST ${place}/imports`]: scene => ({
    at: { organizerId: nothing },
    headers: file,
    specials: [
      ...withFile(notTheirMoney(scene, 'name=x')),
      { ...owner(scene), name: 'no name', raw: 'a;b', headers: file, expects: [400, 'invalid_request'] },
      {
        ...owner(scene),
        name: 'a table without a mapping',
        query: 'name=x',
        raw: 'a;b',
        headers: file,
        expects: [422, 'statement_unreadable'],
      },
      {
        ...owner(scene),
        name: 'a mapping that is none',
        query: 'name=x&mapping=%7B%7D',
        raw: 'a;b',
        headers: file,
        expects: [422, 'statement_unreadable'],
      },
    ],
  }),
  [`GET ${place}/imports`]: scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  [`GET ${place}/imports/{importId}`]: scene => ({
    at: { ...nordwind, importId: nothing },
    specials: [
      ...at(scene, { importId: nothing }),
      { ...owner(scene, { importId: nothing }), name: 'one that is not there', expects: [404, 'not_found'] },
    ],
  }),
  [`GET ${place}/lines`]: scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  [`POST ${place}/lines/{lineId}/assign`]: scene => ({
    at: { ...nordwind, lineId: nothing },
    body: shares,
    shapesAreHarmless: true,
    specials: [
      ...at(scene, { lineId: nothing }, shares),
      { ...owner(scene, { lineId: nothing }), name: 'a line that is not there', body: shares, expects: [404, 'not_found'] },
      { ...owner(scene, { lineId: nothing }), name: 'nothing', body: { shares: [] }, expects: [400, 'invalid_request'] },
    ],
  }),
  [`POST ${place}/lines/{lineId}/mark`]: scene => ({
    at: { ...nordwind, lineId: nothing },
    body: { as: 'dismissed' },
    shapesAreHarmless: true,
    specials: [
      ...at(scene, { lineId: nothing }, { as: 'dismissed' }),
      { ...owner(scene, { lineId: nothing }), name: 'a line that is not there', body: { as: 'returned' }, expects: [404, 'not_found'] },
    ],
  }),
  [`POST ${place}/lines/{lineId}/release`]: scene => ({
    at: { ...nordwind, lineId: nothing },
    body: part,
    shapesAreHarmless: true,
    specials: [
      ...at(scene, { lineId: nothing }, part),
      { ...owner(scene, { lineId: nothing }), name: 'a line that is not there', body: part, expects: [404, 'not_found'] },
    ],
  }),
  [`POST ${place}/lines/{lineId}/credit`]: scene => ({
    at: { ...nordwind, lineId: nothing },
    body: credit,
    shapesAreHarmless: true,
    specials: [
      ...at(scene, { lineId: nothing }, credit),
      { ...owner(scene, { lineId: nothing }), name: 'a line that is not there', body: credit, expects: [404, 'not_found'] },
      { ...owner(scene, { lineId: nothing }), name: 'nothing', body: { ...credit, amountMinor: 0 }, expects: [400, 'invalid_request'] },
    ],
  }),
  [`POST ${place}/lines/{lineId}/credit-back`]: scene => ({
    at: { ...nordwind, lineId: nothing },
    body: creditBack,
    shapesAreHarmless: true,
    specials: [
      ...at(scene, { lineId: nothing }, creditBack),
      { ...owner(scene, { lineId: nothing }), name: 'a line that is not there', body: creditBack, expects: [404, 'not_found'] },
      { ...owner(scene, { lineId: nothing }), name: 'nothing', body: { ...creditBack, amountMinor: 0 }, expects: [400, 'invalid_request'] },
    ],
  }),
  [`GET ${place}/returns`]: scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  [`POST ${place}/returns`]: scene => ({
    at: nordwind,
    body: returns,
    specials: [
      ...at(scene, {}, returns),
      { ...owner(scene), name: 'a line that is not there', body: returns, expects: [404, 'not_found'] },
      { ...owner(scene), name: 'no lines', body: { lines: [] }, expects: [400, 'invalid_request'] },
    ],
  }),
  [`POST ${place}/returns/file`]: scene => ({
    at: nordwind,
    body: returnFile,
    specials: [
      ...at(scene, {}, returnFile),
      { ...owner(scene), name: 'a line that is not there', body: returnFile, expects: [404, 'not_found'] },
      {
        ...owner(scene),
        name: 'an account that is none',
        body: { ...returnFile, account: { ...returnFile.account, iban: 'DE89370400440532013001' } },
        expects: [422, 'account_not_valid'],
      },
    ],
  }),
  [`GET ${files}`]: scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  [`POST ${files}`]: scene => ({
    at: nordwind,
    body: refundFile,
    specials: [
      ...at(scene, {}, refundFile),
      { ...owner(scene), name: 'a refund that is not there', body: refundFile, expects: [422, 'refund_not_filed'] },
      { ...owner(scene), name: 'one refund twice', body: { ...refundFile, refunds: [refund, refund] }, expects: [400, 'invalid_request'] },
      {
        ...owner(scene),
        name: 'an account that is none',
        body: { ...refundFile, account: { ...returnFile.account, iban: 'DE89370400440532013001' } },
        expects: [422, 'account_not_valid'],
      },
    ],
  }),
  [`GET ${files}/{fileId}/pain.001.xml`]: scene => ({
    at: { ...nordwind, fileId: nothing },
    specials: [
      ...at(scene, { fileId: nothing }),
      { ...owner(scene, { fileId: nothing }), name: 'a file that is not there', expects: [404, 'not_found'] },
    ],
  }),
  [`POST ${files}/{fileId}/take-out`]: scene => ({
    at: { ...nordwind, fileId: nothing },
    body: takingOut,
    specials: [
      ...at(scene, { fileId: nothing }, takingOut),
      { ...owner(scene, { fileId: nothing }), name: 'a file that is not there', body: takingOut, expects: [404, 'not_found'] },
    ],
  }),
};
