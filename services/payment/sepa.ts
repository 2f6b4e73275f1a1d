import { decimal } from '@event-planner/platform/money';

/** One payment of a file. */
export interface Credit {
  /** Unique, at most 35 characters: the recipient's bank passes it on. */
  readonly endToEndId: string;
  readonly amountMinor: number;
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  /** What the recipient reads. */
  readonly purpose: string;
}

export interface CreditFile {
  /** At most 35 characters. */
  readonly id: string;
  readonly createdAt: Date;
  readonly currency: string;
  readonly debtor: { readonly name: string; readonly iban: string; readonly bic: string | null };
  readonly credits: readonly Credit[];
}

/**
 * Payments for a bank to make: ISO 20022 `pain.001.001.09`, as the EPC's Customer-to-PSP implementation guidelines for SEPA credit transfers want it
 * (EPC132-08); in another currency than the euro without the SEPA service level. Written here, because what there is on npm writes the versions before,
 * which banks stopped taking in November 2025.
 */
export function creditTransferXml({ id, createdAt, currency, debtor, credits }: CreditFile): string {
  const sum = decimal(
    credits.reduce((total, { amountMinor }) => total + amountMinor, 0),
    currency,
  );
  const count = element('NbOfTxs', String(credits.length)) + element('CtrlSum', sum);
  const header = group('GrpHdr', [
    element('MsgId', id),
    element('CreDtTm', createdAt.toISOString().slice(0, 19)),
    count,
    group('InitgPty', [element('Nm', latin(debtor.name, 70))]),
  ]);
  const information = group('PmtInf', [
    element('PmtInfId', id),
    element('PmtMtd', 'TRF'),
    element('BtchBookg', 'true'),
    count,
    currency === 'EUR' ? group('PmtTpInf', [group('SvcLvl', [element('Cd', 'SEPA')])]) : '',
    group('ReqdExctnDt', [element('Dt', createdAt.toISOString().slice(0, 10))]),
    group('Dbtr', [element('Nm', latin(debtor.name, 70))]),
    group('DbtrAcct', [group('Id', [element('IBAN', debtor.iban)])]),
    group('DbtrAgt', [agentOf(debtor.bic)]),
    element('ChrgBr', 'SLEV'),
    ...credits.map(credit => transaction(credit, currency)),
  ]);
  const document = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">${group('CstmrCdtTrfInitn', [header, information])}</Document>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
}

const transaction = ({ endToEndId, amountMinor, holder, iban, bic, purpose }: Credit, currency: string): string =>
  group('CdtTrfTxInf', [
    group('PmtId', [element('EndToEndId', endToEndId)]),
    group('Amt', [`<InstdAmt Ccy="${currency}">${decimal(amountMinor, currency)}</InstdAmt>`]),
    bic === null ? '' : group('CdtrAgt', [agentOf(bic)]),
    group('Cdtr', [element('Nm', latin(holder, 70))]),
    group('CdtrAcct', [group('Id', [element('IBAN', iban)])]),
    group('RmtInf', [element('Ustrd', latin(purpose, 140))]),
  ]);

const agentOf = (bic: string | null): string =>
  group('FinInstnId', [bic === null ? group('Othr', [element('Id', 'NOTPROVIDED')]) : element('BICFI', bic)]);

const group = (name: string, parts: readonly string[]): string => `<${name}>${parts.join('')}</${name}>`;
const element = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '&': '+',
};

/** Only the characters that every bank takes: letters lose their accents, everything else becomes a point. */
export const latin = (text: string, most: number): string =>
  text
    .replaceAll(/[ßæÆœŒøØłŁđĐ&]/g, letter => spelled[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9/\-?:().,'+ ]/g, '.')
    .slice(0, most)
    .trim() || '.';
