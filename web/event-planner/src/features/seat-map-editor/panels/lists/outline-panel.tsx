import { useTranslation } from 'react-i18next';
import { useEditorState } from '../../editor/use-editor.ts';
import { isSeated, type Item, type Plan, type Section } from '../../plan/plan.ts';
import { OutlineFold } from './outline-fold.tsx';
import { OutlineItem } from './outline-item.tsx';

/** The whole plan as a list: areas, their rows and tables, their seats. What can be done on the canvas can be done here. */
export function OutlinePanel() {
  const { t } = useTranslation('seatEditor');
  const plan = useEditorState(state => state.plan);
  const others = plan.items.filter(item => item.type === 'landmark' || item.type === 'label');
  const standing = plan.items.filter(item => item.type === 'standing');
  if (plan.items.length === 0 && plan.sections.length === 0) return <p className="p-4 text-soft">{t('outline.empty')}</p>;
  return (
    <ul aria-label={t('outline.title')} className="p-2">
      {plan.sections.map(section => (
        <li key={section.key}>
          <SectionFold plan={plan} section={section} />
        </li>
      ))}
      {standing.map(item => (
        <li key={item.key}>
          <OutlineItem item={item} />
        </li>
      ))}
      {others.length > 0 && (
        <li>
          <OutlineFold name={t('outline.landmarks')} text="" items={others} />
        </li>
      )}
    </ul>
  );
}

function SectionFold({ plan, section }: { readonly plan: Plan; readonly section: Section }) {
  const { t } = useTranslation('seatEditor');
  const own = plan.items.filter((item): item is Extract<Item, { section: number }> => isSeated(item) && item.section === section.key);
  const seats = own.reduce((sum, item) => sum + item.seats, 0);
  return <OutlineFold name={section.name} text={t('outline.areaText', { rows: own.length, seats })} items={own} />;
}
