import { SaxesParser } from 'saxes';
import { amountOf, dayOf } from './amounts.ts';
import { clean, type Read, Unreadable } from './line.ts';

const mostDepth = 40;
const mostText = 4000;
const chunkChars = 65_536;

/** What is gathered of an entry, or of one of the transfers that it sums up. */
type Facts = Map<string, string>;

/** The facts that are looked at, by where they stand below an entry, `Ntry`, or below a transfer in it, `TxDtls`. */
const wanted = new Set([
  'Amt',
  'CdtDbtInd',
  'BookgDt/Dt',
  'BookgDt/DtTm',
  'ValDt/Dt',
  'ValDt/DtTm',
  'AcctSvcrRef',
  'AddtlNtryInf',
  'AddtlTxInf',
  'Sts',
  'Sts/Cd',
  'AmtDtls/TxAmt/Amt',
  'Refs/AcctSvcrRef',
  'Refs/TxId',
  'Refs/EndToEndId',
  'RmtInf/Ustrd',
  'RmtInf/Strd/CdtrRefInf/Ref',
  'RltdPties/Dbtr/Nm',
  'RltdPties/Dbtr/Pty/Nm',
  'RltdPties/Cdtr/Nm',
  'RltdPties/Cdtr/Pty/Nm',
  'RltdPties/DbtrAcct/Id/IBAN',
  'RltdPties/CdtrAcct/Id/IBAN',
]);

/**
 * Reads CAMT.053 (ISO 20022, any version) as a stream of events, entry by entry: nothing is ever expanded, and no more than one entry is in memory. A document type is
 * refused: statements have none, and entities are how XML is abused.
 */
export function* readCamt(text: string): Generator<Read> {
  const reading = createReading();
  for (let from = 0; from < text.length; from += chunkChars) {
    reading.write(text.slice(from, from + chunkChars));
    yield* reading.take();
  }
  reading.end();
  yield* reading.take();
}

function createReading() {
  const parser = new SaxesParser();
  const path: string[] = [];
  let found: Read[] = [];
  let isStatement = false;
  let row = 0;
  /** Of the statement's balances the last, which stand before its entries: central banks say no other day. */
  let day: string | undefined;
  let entry: Facts | undefined;
  let transfers: Facts[] = [];
  let text = '';
  let fault: Error | undefined;

  const below = (name: string): string | undefined => {
    const at = path.lastIndexOf(name);
    return at === -1 ? undefined : path.slice(at + 1).join('/');
  };
  const note = (facts: Facts, where: string, value: string): void => {
    if (!wanted.has(where) || value === '') return;
    const before = facts.get(where);
    // What a reference is in may be told in several pieces.
    facts.set(where, (before === undefined ? value : `${before} ${value}`).slice(0, mostText));
  };

  parser.on('doctype', () => (fault ??= new Unreadable('a statement has no document type')));
  parser.on('error', error => (fault ??= new Unreadable(error.message)));
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.replace(/^.*:/, '');
    path.push(local);
    if (path.length > mostDepth) fault ??= new Unreadable('it is nested too deeply');
    if (local === 'BkToCstmrStmt') isStatement = true;
    if (local === 'Stmt') day = undefined;
    if (local === 'Ntry') [entry, transfers] = [new Map(), []];
    if (local === 'TxDtls') transfers.push(new Map());
    const currency = attributes['Ccy'];
    if (local === 'Amt' && entry && currency !== undefined)
      (transfers.at(-1) ?? entry).set(`${below(path.includes('TxDtls') ? 'TxDtls' : 'Ntry')}@Ccy`, String(currency));
    text = '';
  });
  const gather = (more: string): void => {
    if (text.length < mostText) text += more;
  };
  parser.on('text', gather);
  parser.on('cdata', gather);
  parser.on('closetag', ({ name }) => {
    const inTransfer = path.includes('TxDtls') ? transfers.at(-1) : undefined;
    const facts = inTransfer ?? entry;
    if (!facts && below('Bal') === 'Dt/Dt') day = clean(text);
    if (facts) note(facts, below(inTransfer ? 'TxDtls' : 'Ntry') ?? '', clean(text));
    if (name.replace(/^.*:/, '') === 'Ntry' && entry) {
      row++;
      found.push(...linesOf(row, day === undefined ? entry : new Map([['day', day], ...entry]), transfers));
      entry = undefined;
    }
    path.pop();
    text = '';
  });

  const ensureFine = (): void => {
    if (fault) throw fault;
  };
  return {
    write(chunk: string): void {
      parser.write(chunk);
      ensureFine();
    },
    end(): void {
      parser.close();
      ensureFine();
      if (!isStatement) throw new Unreadable('it is XML, but no statement of a bank (CAMT.053)');
    },
    take(): Read[] {
      const taken = found;
      found = [];
      return taken;
    },
  };
}

/** One line for each transfer of an entry, where it tells them apart and what each comes to; otherwise the entry itself. */
function linesOf(row: number, entry: Facts, transfers: readonly Facts[]): readonly Read[] {
  const status = entry.get('Sts/Cd') ?? entry.get('Sts');
  if (status === 'PDNG' || status === 'INFO') return [{ row, reason: 'the bank has not booked it yet' }];
  const isBatch = transfers.length > 1 && transfers.every(one => one.has('AmtDtls/TxAmt/Amt') || one.has('Amt'));
  if (isBatch) return transfers.map((transfer, at) => lineOf(row, { entry, transfer, nth: at + 1 }));
  return [lineOf(row, { entry, transfer: transfers[0] ?? new Map(), nth: 0 })];
}

/** Where the day stands on which an entry was booked, or else what comes next to it. */
const daysOf = ['BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm', 'day'];

interface Told {
  readonly entry: Facts;
  readonly transfer: Facts;
  /** Of several that an entry sums up; 0 where it is one. */
  readonly nth: number;
}

function lineOf(row: number, { entry, transfer, nth }: Told): Read {
  const [amount, currency = ''] =
    nth === 0
      ? [entry.get('Amt'), entry.get('Amt@Ccy')]
      : [
          transfer.get('AmtDtls/TxAmt/Amt') ?? transfer.get('Amt'),
          transfer.get('AmtDtls/TxAmt/Amt@Ccy') ?? transfer.get('Amt@Ccy') ?? entry.get('Amt@Ccy'),
        ];
  if (!/^[A-Z]{3}$/.test(currency)) return { row, reason: `“${currency}” is no currency` };
  const [day = ''] = daysOf.flatMap(name => entry.get(name) ?? []);
  const bookedOn = dayOf(day, 'ymd');
  if (bookedOn === undefined) return { row, reason: 'the day it was booked is missing' };
  const absolute = amountOf(amount ?? '', { decimal: '.', currency });
  if (absolute === undefined || absolute === 0) return { row, reason: `“${amount ?? ''}” is no amount` };
  const isOut = (transfer.get('CdtDbtInd') ?? entry.get('CdtDbtInd')) === 'DBIT';
  const other = isOut ? 'Cdtr' : 'Dbtr';
  return {
    row,
    bookedOn,
    amountMinor: isOut ? -absolute : absolute,
    currency,
    counterparty: transfer.get(`RltdPties/${other}/Nm`) ?? transfer.get(`RltdPties/${other}/Pty/Nm`) ?? '',
    iban: transfer.get(`RltdPties/${other}Acct/Id/IBAN`) ?? '',
    purpose: purposeOf(transfer),
    ...(isSaid(transfer) ? {} : { note: transfer.get('AddtlTxInf') ?? (nth === 0 ? (entry.get('AddtlNtryInf') ?? '') : '') }),
    bankReference: [
      transfer.get('Refs/AcctSvcrRef') ?? entry.get('AcctSvcrRef') ?? '',
      transfer.get('Refs/TxId') ?? '',
      nth === 0 ? '' : String(nth),
    ]
      .filter(part => part !== '')
      .join(' '),
  };
}

const remittance = ['RmtInf/Ustrd', 'RmtInf/Strd/CdtrRefInf/Ref'] as const;
/** Whether whoever paid wrote what it is for. */
const isSaid = (transfer: Facts): boolean => remittance.some(name => transfer.has(name));

/** `NOTPROVIDED` is what banks write where nobody gave an end-to-end id. */
const purposeOf = (transfer: Facts): string =>
  clean(
    [...remittance, 'Refs/EndToEndId']
      .map(name => transfer.get(name) ?? '')
      .filter(part => part !== '' && part !== 'NOTPROVIDED')
      .join(' '),
  );
