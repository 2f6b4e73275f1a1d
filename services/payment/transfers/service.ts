import type { AccessClaims } from '@event-planner/contracts/auth';
import {
  type BankLine,
  type BankLineState,
  CsvMapping,
  type LineAssignment,
  type LineCredit,
  type LineCreditBack,
  type LineMark,
  type ReturnedLines,
  type ReturnFile,
  type ReturnFileForm,
  type Returns,
  type StatementImport,
  type StatementPreview,
  type StatementReport,
} from '@event-planner/contracts/bank-statements';
import type { Act } from '@event-planner/contracts/team-policies';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { ensureAllowed } from '@event-planner/platform/team';
import type { Arrivals } from '../arriving.ts';
import type { Books } from '../books.ts';
import type { BuyerCredit } from '../buyer-credit.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { createAssigning } from './assigning.ts';
import { decode, isXml } from './decoding.ts';
import { guessMapping } from './guess.ts';
import { createImporting } from './importing.ts';
import { Unreadable } from './line.ts';
import { candidatesIn } from './matching.ts';
import { createMoving } from './moving.ts';
import { presentImport, presentLine } from './present.ts';
import { createReturning } from './returning.ts';
import {
  findImport,
  listByIds,
  listImports,
  listLineCredits,
  listLines,
  listNamed,
  listOpen,
  listRejects,
  listShares,
  listWithOpenForms,
  sumShares,
} from './store.ts';

export interface TransfersParts {
  readonly context: PaymentContext;
  readonly books: Books;
  readonly arrivals: Arrivals;
  readonly credit: BuyerCredit;
}

export interface OfTeam {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export interface Transfers {
  preview(team: OfTeam, bytes: Uint8Array): Promise<StatementPreview>;
  import(
    team: OfTeam,
    upload: { readonly name: string; readonly mapping: string | undefined; readonly bytes: Uint8Array },
  ): Promise<StatementImport>;
  listImports(team: OfTeam): Promise<readonly StatementImport[]>;
  report(team: OfTeam, importId: string): Promise<StatementReport>;
  list(team: OfTeam, page: LinePage): Promise<readonly BankLine[]>;
  assign(team: OfTeam, lineId: string, assignment: LineAssignment): Promise<void>;
  mark(team: OfTeam, lineId: string, mark: LineMark): Promise<void>;
  release(team: OfTeam, lineId: string, paymentId: string): Promise<void>;
  credit(team: OfTeam, lineId: string, credit: LineCredit): Promise<void>;
  creditBack(team: OfTeam, lineId: string, back: LineCreditBack): Promise<void>;
  returns(team: OfTeam): Promise<Returns>;
  returnFile(team: OfTeam, form: ReturnFileForm): Promise<ReturnFile>;
  returned(team: OfTeam, seen: ReturnedLines): Promise<void>;
}

export interface LinePage {
  readonly state: BankLineState | undefined;
  readonly stranded: boolean;
  readonly bookingId: string | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export function createTransfers({ context, books, arrivals, credit }: TransfersParts): Transfers {
  const { db } = context;
  const read = createImporting({ context, books, arrivals });
  const assigning = createAssigning({ context, books, arrivals });
  const moving = createMoving({ context, credit });
  const returning = createReturning({ context, markIn: assigning.markIn });
  const ensure = ({ organizerId, by }: OfTeam, act: Act): Promise<string> => ensureAllowed(context, { organizerId, by }, act);

  return {
    async preview(team, bytes) {
      await ensure(team, 'changeMoney');
      const { text, encoding } = decode(bytes, { isPart: true });
      if (isXml(text)) return { format: 'camt', encoding, mapping: null, columns: [], rows: [] };
      try {
        const { mapping, columns, rows } = guessMapping(text);
        return { format: 'csv', encoding, mapping, columns: [...columns], rows: rows.map(row => [...row]) };
      } catch (error) {
        if (error instanceof Unreadable) throw refuse('statement_unreadable', error.message);
        throw error;
      }
    },
    async import(team, { name, mapping, bytes }) {
      await ensure(team, 'changeMoney');
      return presentImport(await read({ ...team, name, bytes, mapping: mappingIn(mapping) }));
    },
    async listImports(team) {
      await ensure(team, 'seeMoney');
      return (await listImports(db.read, team.organizerId)).map(presentImport);
    },
    async report(team, importId) {
      await ensure(team, 'seeMoney');
      const row = await findImport(db.query, team.organizerId, importId);
      if (!row) throw refuseCommon('not_found', `there is no import ${importId}`);
      return { ...presentImport(row), rejects: await listRejects(db.query, importId) };
    },
    async list(team, { state, stranded, bookingId, cursor, limit }) {
      await ensure(team, 'seeMoney');
      const lines = await listLines(db.query, { organizerId: team.organizerId, state, stranded, bookingId, before: cursor, limit });
      const ids = lines.map(({ id }) => id);
      const shares = Map.groupBy(await listShares(db.query, ids), ({ lineId }) => lineId);
      const credits = Map.groupBy(await listLineCredits(db.query, ids), ({ lineId }) => lineId);
      const asked = lines.filter(line => line.amountMinor > 0 && (line.state === 'open' || line.state === 'to_return'));
      const named =
        asked.length === 0
          ? []
          : await listNamed(db.query, team.organizerId, [...new Set(asked.flatMap(({ purpose }) => candidatesIn(purpose)))]);
      const open = asked.length === 0 ? [] : await listOpen(db.query, team.organizerId);
      const before = asked.flatMap(({ id }) => (shares.get(id) ?? []).map(({ paymentId }) => paymentId));
      const known = before.length === 0 ? [] : await listByIds(db.query, team.organizerId, before);
      const payments = [...new Map([...open, ...named, ...known].map(payment => [payment.id, payment])).values()];
      const sums = await sumShares(
        db.query,
        payments.map(({ id }) => id),
      );
      return lines.map(line =>
        presentLine(line, {
          shares: shares.get(line.id) ?? [],
          credits: credits.get(line.id) ?? [],
          payments: asked.includes(line) ? payments : [],
          sums,
        }),
      );
    },
    async assign(team, lineId, assignment) {
      await ensure(team, 'changeMoney');
      // Whoever has a card form open cannot pay by it any more. Before any lock: the provider is asked.
      for (const payment of await listWithOpenForms(db.query, team.organizerId, assignment.shares)) await arrivals.giveUpIntent(payment);
      await assigning.assign({ ...team, lineId }, assignment);
    },
    async mark(team, lineId, mark) {
      await ensure(team, 'changeMoney');
      await assigning.mark({ ...team, lineId }, mark);
    },
    async release(team, lineId, paymentId) {
      await ensure(team, 'changeMoney');
      await moving.release({ ...team, lineId }, paymentId);
    },
    async credit(team, lineId, part) {
      await ensure(team, 'changeMoney');
      await moving.credit({ ...team, lineId }, part);
    },
    async creditBack(team, lineId, back) {
      await ensure(team, 'changeMoney');
      await moving.creditBack({ ...team, lineId }, back);
    },
    async returns(team) {
      await ensure(team, 'seeMoney');
      return returning.list(team);
    },
    async returnFile(team, form) {
      await ensure(team, 'changeMoney');
      return returning.file(team, form);
    },
    async returned(team, seen) {
      await ensure(team, 'changeMoney');
      await returning.returned(team, seen);
    },
  };
}

function mappingIn(text: string | undefined): CsvMapping | undefined {
  if (text === undefined) return undefined;
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    told = undefined;
  }
  const mapping = CsvMapping.safeParse(told);
  if (!mapping.success) throw refuse('statement_unreadable', 'the mapping is none: see the preview');
  return mapping.data;
}
