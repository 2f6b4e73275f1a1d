import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { type Action, shortcuts } from '../keyboard/shortcuts.ts';

/** Every key, from the table that is looked up when one is pressed. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('seatEditor');
  const pointer = [
    [t('keys.space'), t('keys.spaceText')],
    [t('keys.alt'), t('keys.altText')],
    [t('keys.shift'), t('keys.shiftText')],
    [t('keys.enter'), t('keys.enterText')],
  ] as const;
  return (
    <Dialog open wide onClose={onClose} title={t('keys.title')} text={t('keys.text')}>
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
        {groups.map(group => (
          <KeyGroup key={group} title={t(`keys.${group}`)} lines={linesOf(group, t('keys.arrows')).map(([keys, key]) => [keys, t(key)])} />
        ))}
        <KeyGroup title={t('keys.pointer')} lines={pointer} />
      </div>
    </Dialog>
  );
}

const groups = ['tools', 'edit', 'select', 'arrange', 'look'] as const;

function KeyGroup({ title, lines }: { readonly title: string; readonly lines: readonly (readonly [keys: string, text: string])[] }) {
  return (
    <section>
      <h3 className="mb-2 text-base">{title}</h3>
      <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1.5 text-sm">
        {lines.map(([keys, text]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded-md border border-edge bg-sunken px-1.5 py-0.5 font-mono text-xs">{keys}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const shown = (combination: string): string =>
  combination
    .split(/\+(?=.)/)
    .map(part => (part.length === 1 ? part.toUpperCase() : part))
    .join('+');

/** Arrows that do the same in four directions are one line. */
function linesOf(group: (typeof groups)[number], arrows: string) {
  const lines = shortcuts[group].map(([keys, action]) => {
    const names = action.do === 'nudge' ? [keys[0]?.replace(/Arrow\w+/, arrows) ?? ''] : keys.map(shown);
    return [names.length > 4 ? `${names[0]}–${names.at(-1)}` : names.join(', '), wordOf(action)] as const;
  });
  return [...Map.groupBy(lines, ([, word]) => word)].map(
    ([word, same]) => [[...new Set(same.map(([keys]) => keys))].join('  '), word] as const,
  );
}

function wordOf(action: Action) {
  switch (action.do) {
    case 'tool':
      return `tool.${action.tool}` as const;
    case 'nudge':
      return ({ usual: 'keys.nudge', large: 'keys.nudgeLarge', small: 'keys.nudgeSmall' } as const)[action.step];
    case 'rotate':
      return Math.abs(action.degrees) > 5 ? ('keys.rotateLarge' as const) : ('keys.rotate' as const);
    case 'walk':
      return action.extends ? ('keys.walkMore' as const) : action.by > 0 ? ('keys.walkOn' as const) : ('keys.walkBack' as const);
    default:
      return `keys.${action.do}` as const;
  }
}
