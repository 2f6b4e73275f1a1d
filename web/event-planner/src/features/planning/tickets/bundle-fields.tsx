import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../components/number-field.tsx';
import { useSection } from '../workspace/sections.ts';
import type { TicketFieldsProps } from './ticket-form.tsx';

/** So many of other types for one price, such as a family ticket. */
export function BundleFields({ type, change }: TicketFieldsProps) {
  const { t } = useTranslation('organizing');
  const { value } = useSection('tickets');
  const others = value.types.filter(other => other.id !== type.id && other.kind === 'ticket' && other.bundle.length === 0);
  const quantityOf = (id: string): number => type.bundle.find(({ ticketTypeId }) => ticketTypeId === id)?.quantity ?? 0;
  const set = (id: string, quantity: number): void => {
    const bundle = type.bundle.filter(({ ticketTypeId }) => ticketTypeId !== id);
    change({ bundle: quantity === 0 ? bundle : [...bundle, { ticketTypeId: id, quantity }] });
  };
  return (
    <div className="space-y-4">
      <p className="text-sm text-soft">{others.length === 0 ? t('bundle.noOthers') : t('bundle.text')}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        {others.map(other => (
          <NumberField
            key={other.id}
            label={t('bundle.quantity', { name: other.name === '' ? t('tickets.unnamed') : other.name })}
            value={quantityOf(other.id)}
            max={20}
            onChange={quantity => set(other.id, quantity ?? 0)}
          />
        ))}
      </div>
    </div>
  );
}
