import type { Ticket } from '@event-planner/contracts/booking';
import { CheckField } from '../../components/check-field.tsx';

type Choosable = Pick<Ticket, 'id' | 'place' | 'ticketTypeName' | 'attendeeName'>;

interface TicketChoiceProps {
  readonly legend: string;
  readonly tickets: readonly Choosable[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Which of some tickets are meant. */
export const TicketChoice = ({ legend, tickets, chosen, onChange }: TicketChoiceProps) => (
  <fieldset>
    <legend className="mb-1.5 font-semibold">{legend}</legend>
    <ul className="space-y-1">
      {tickets.map(ticket => (
        <li key={ticket.id}>
          <CheckField
            label={[ticket.place, ticket.ticketTypeName].filter(part => part !== '').join(', ')}
            hint={ticket.attendeeName}
            checked={chosen.has(ticket.id)}
            onCheck={() => onChange(chosen.symmetricDifference(new Set([ticket.id])))}
          />
        </li>
      ))}
    </ul>
  </fieldset>
);
