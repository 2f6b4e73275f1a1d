import { evenly } from '@event-planner/contracts/allocate';
import { digitsOf } from '@event-planner/platform/money';
import type { BookedLine } from '@event-planner/contracts/booking';
import type { BillingForm, DocumentContent } from '@event-planner/contracts/documents';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import type { Price } from '@event-planner/contracts/pricing';
import { partsOfPrice } from '@event-planner/contracts/reverse-charge';
import { type Share, shareOf } from './share.ts';
import type { SaleRow } from '../tables.ts';
import { dayIn, type Owed } from './rules.ts';

/** How an organizer's documents look. */
export interface Look {
  readonly color: string | null;
  /** The hash of a picture that is kept. */
  readonly logo: string | null;
}

/** What is known before a document has a number. */
export type Draft = Omit<DocumentContent, 'number'>;

export interface Writing {
  readonly form: BillingForm;
  readonly look: Look;
  readonly now: Date;
}

type Line = DocumentContent['lines'][number];

/** Of whatever is written now. */
export const layout: DocumentContent['layout'] = 3;

/** How it stands with a sale's money. */
export const standOf = (owed: Owed | undefined, timeZone: string, { bank }: Pick<BillingForm, 'bank'>): Pick<Draft, 'payment' | 'payBy'> =>
  owed ? { payment: bank === '' ? 'due' : 'open', ...(owed.dueAt && { payBy: dayIn(timeZone, owed.dueAt) }) } : { payment: 'paid' };

/** What was sold, as it is shown to its buyer. */
export function contentOfSale(
  sale: SaleRow,
  kind: 'invoice' | 'receipt',
  { form, look, now, owed }: Writing & { readonly owed?: Owed | undefined },
): Draft {
  const { price, totalMinor, invoiceTo, currency } = sale;
  const share = shareOf(totalMinor, price ?? undefined);
  return {
    layout,
    language: invoiceTo?.language ?? form.language,
    kind,
    issuedOn: dayIn(sale.timeZone, now),
    seller: sellerOf(form, look),
    buyer: buyerOf(sale.buyerName, invoiceTo, form),
    order: {
      reference: sale.reference,
      eventTitle: sale.eventTitle,
      from: dayIn(sale.timeZone, sale.startsAt),
      to: dayIn(sale.timeZone, sale.endsAt),
    },
    refersTo: null,
    reason: null,
    currency,
    decimals: digitsOf(currency),
    ...linesOf(sale, share),
    ...share,
    taxes: [...share.taxes],
    ...(bearsOneEach(sale) && { untaxedMinor: untaxedOf(share) }),
    reverseCharge: price?.reverseCharge ?? false,
    ...standOf(owed, sale.timeZone, form),
  };
}

export const sellerOf = (form: BillingForm, { color, logo }: Look): Draft['seller'] => ({
  name: form.legalName,
  address: [form.street, `${form.postalCode} ${form.city}`, countryName(form.country, form.language)],
  vatId: form.vatId,
  taxNumber: form.taxNumber,
  register: form.register,
  bank: form.bank,
  footer: form.footer,
  color,
  logo,
});

/** Whether the nets of its taxes have nothing in common. */
const bearsOneEach = ({ lines, price }: Pick<SaleRow, 'lines' | 'price'>): boolean =>
  [...lines, ...(price?.fees ?? [])].every(({ taxIds = [] }) => taxIds.length <= 1);

/** What of a net bears no tax, where nothing bears several. */
export const untaxedOf = ({ netMinor, taxes }: Share): number => taxes.reduce((left, tax) => left - tax.netMinor, netMinor);

/** Where somebody left no address, the name is enough for what is paid on the spot. */
export function buyerOf(name: string, to: InvoiceTo | null, { country, language }: BillingForm): Draft['buyer'] {
  if (!to) return { address: [name], vatId: null, reference: null };
  const abroad = to.country === country ? [] : [countryName(to.country, to.language ?? language)];
  const address = [...(to.company === undefined ? [] : [to.company]), to.name, to.street, `${to.postalCode} ${to.city}`, ...abroad];
  return { address, vatId: to.vatId ?? null, reference: to.reference ?? null };
}

/** Of a price under reverse charge every line is net, its discounts taken off; otherwise as it was shown, with the discounts below. */
function linesOf(sale: SaleRow, share: Share): Pick<Draft, 'lines' | 'deductions' | 'pricesInclude'> {
  const { price, lines } = sale;
  const own = price?.reverseCharge ? netLines(price, lines) : lines.map(line => shownLine(line, price));
  const fees = (price?.fees ?? []).map(fee => feeLine(fee, price));
  const discounts = price?.reverseCharge ? [] : discountsOf(sale);
  const pricesInclude = price && (price.reverseCharge || price.taxes.some(tax => !tax.included)) ? 'no_taxes' : 'taxes';
  const all = [...own, ...fees];
  const shown = [...all, ...discounts].reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const meant = pricesInclude === 'taxes' ? share.totalMinor : share.netMinor;
  const rest: Draft['deductions'] = shown === meant ? [] : [{ kind: 'exchange', about: '', amountMinor: meant - shown }];
  return { lines: all, deductions: [...discounts, ...rest], pricesInclude };
}

function shownLine(line: BookedLine, price: Price | null): Line {
  const { ticketTypeName, quantity, priceMinor } = line;
  return {
    text: ticketTypeName,
    detail: detailOf(line),
    quantity,
    unitMinor: priceMinor,
    rates: ratesOf(line.taxIds, price),
    amountMinor: quantity * priceMinor,
  };
}

const netLines = (price: Price, lines: readonly BookedLine[]): Line[] => {
  const parts = partsOfPrice(price, lines).lines;
  return lines.map((line, at) => {
    const { quantity } = line;
    const amountMinor = parts[at]?.netMinor ?? 0;
    const { each, left } = evenly(amountMinor, quantity);
    const unitMinor = left === 0 ? each : null;
    return { text: line.ticketTypeName, detail: detailOf(line), quantity, unitMinor, rates: [], amountMinor };
  });
};

const feeLine = ({ name, amountMinor, taxIds }: Price['fees'][number], price: Price | null): Line => ({
  text: name,
  detail: '',
  quantity: null,
  unitMinor: null,
  rates: price?.reverseCharge ? [] : ratesOf(taxIds, price),
  amountMinor,
});

/** Those of the price, or, of one that was frozen without them, those of the lines. */
function discountsOf({ price, lines }: SaleRow): Draft['deductions'] {
  const named = (price?.discounts ?? []).filter(discount => discount.amountMinor > 0);
  if (named.length > 0) return named.map(({ code, amountMinor }) => ({ kind: 'discount', about: code, amountMinor: -amountMinor }));
  const amountMinor = lines.reduce((sum, { discountMinor = 0 }) => sum + discountMinor, 0);
  return amountMinor === 0 ? [] : [{ kind: 'discount', about: '', amountMinor: -amountMinor }];
}

/** Where it is, unless that is what it is called. */
const detailOf = ({ place, phase, donation, ticketTypeName }: BookedLine): string =>
  [donation || place === ticketTypeName ? '' : place, phase ?? ''].filter(text => text !== '').join(' · ');

const ratesOf = (taxIds: readonly string[] = [], price: Price | null): number[] =>
  (price?.taxes ?? []).filter(tax => taxIds.includes(tax.id)).map(tax => tax.basisPoints);

const countryName = (country: string, language: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
