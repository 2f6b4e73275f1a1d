import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapTools } from '../../components/map-tools.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Announcer } from './announcer.tsx';
import type { View } from './canvas/view.ts';
import { useFindings } from './checks/use-findings.ts';
import { EditorCanvas } from './editor-canvas.tsx';
import { useEditor, useEditorState } from './editor/use-editor.ts';
import { OpenProblem } from './files/open-problem.tsx';
import { useFiles } from './files/use-files.ts';
import { fileName, writeFile } from './files/write-file.ts';
import { Dialogs } from './frame/dialogs.tsx';
import { MoreMenu } from './frame/more-menu.tsx';
import { SidePanel, type TabName } from './frame/side-panel.tsx';
import { StatusLine } from './frame/status-line.tsx';
import { ToolRail } from './frame/tool-rail.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { useNames } from './frame/use-names.ts';
import { useReveal } from './frame/use-reveal.ts';
import { useShortcuts } from './keyboard/use-shortcuts.ts';
import { nameFieldClass } from './panels/parts/text-input.tsx';
import { noSelection } from './plan/selection.ts';
import { ConflictDialog } from './saving/conflict-dialog.tsx';
import { LeaveDialog } from './saving/leave-dialog.tsx';
import type { Archive, PlanSource } from './saving/plan-source.ts';
import { useDraft } from './saving/use-draft.ts';
import { useSaving } from './saving/use-saving.ts';
import type { Tool } from './tools/tool.ts';

interface WorkspaceProps {
  readonly source: PlanSource;
  readonly archive: Archive | undefined;
  readonly back: ReactNode;
  /** Something to say about where the plan comes from. */
  readonly notice: ReactNode;
}

const zoomStep = 1.5;
const wideEnough = '(min-width: 64rem)';

/** The editor's desk: canvas, tools, panels, and what joins them. */
export function Workspace({ source, archive, back, notice }: WorkspaceProps) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const names = useNames();
  const [base, setBase] = useState({ name: source.name, basedOn: source.basedOn, version: source.version });
  const [view, tool, root] = [useRef<View>(undefined), useRef<Tool>(undefined), useRef<HTMLDivElement>(null)];
  const [tab, setTab] = useState<TabName>('properties');
  const [panelShown, setPanelShown] = useState(() => window.matchMedia(wideEnough).matches);
  const [open, setOpen] = useState<'help' | 'start'>();
  const [scale, setScale] = useState(1);
  const checked = useFindings(useEditorState(state => state.plan));
  const files = useFiles(editor);
  const { saving, save, saveCopy, loadNewest, settle } = useSaving({ editor, archive, base, onBase: setBase });
  useEffect(() => {
    if (saving.state === 'refused') setPanelShown(true);
  }, [saving.state]);
  const keeps = useDraft({ key: source.draftKey, name: base.name, basedOn: base.basedOn });
  const reveal = useReveal(view);
  const editName = (): void => {
    setPanelShown(true);
    setTab('properties');
    requestAnimationFrame(() => root.current?.querySelector<HTMLInputElement>(`.${nameFieldClass}`)?.select());
  };
  const trySave = (): void => {
    if (archive === undefined) return;
    editor.show(noSelection);
    void save();
  };
  const { onPlan, onEditor } = useShortcuts({
    editor,
    view: () => view.current,
    tool: () => tool.current,
    onSave: trySave,
    onHelp: () => setOpen('help'),
    onRename: editName,
  });
  const exportCsv =
    archive === undefined || base.basedOn === null
      ? undefined
      : (id: string) => void archive.exportCsv(id).then(csv => writeFile(fileName(base.name, 'csv'), csv));
  return (
    <div ref={root} onKeyDown={onEditor} {...files.dropping} className="fixed inset-0 flex flex-col bg-paper">
      <TopBar
        back={back}
        name={base.name}
        version={base.version}
        onName={name => setBase({ ...base, name })}
        saving={saving}
        onSave={archive === undefined ? undefined : trySave}
        onHelp={() => setOpen('help')}
        panelShown={panelShown}
        onPanel={() => setPanelShown(!panelShown)}
        menu={
          <MoreMenu
            onNew={() => setOpen('start')}
            onOpen={file => void files.open(file)}
            onExportJson={() => files.exportJson(base.name)}
            onExportCsv={exportCsv && (() => base.basedOn !== null && exportCsv(base.basedOn))}
            onHelp={() => setOpen('help')}
          />
        }
      />
      {notice}
      {!keeps && <Notice tone="warning">{t('draft.notKept')}</Notice>}
      {saving.state === 'refused' && (
        <Notice tone="bad" announce className="m-2">
          {t('checks.refused')}
        </Notice>
      )}
      {saving.state === 'failed' && <Refusal error={saving.error} className="m-2" />}
      <div className="flex min-h-0 grow max-lg:flex-col">
        <ToolRail />
        <div className="relative min-h-0 min-w-0 grow">
          <EditorCanvas view={view} tool={tool} onKeyDown={onPlan} names={names} editName={editName} onZoom={setScale} />
          <StatusLine scale={scale} />
          <MapTools
            onZoomIn={() => view.current?.zoom(zoomStep)}
            onZoomOut={() => view.current?.zoom(1 / zoomStep)}
            onFit={() => view.current?.fit()}
          />
          {files.over && (
            <p className="pointer-events-none absolute inset-4 flex items-center justify-center rounded-card border-2 border-dashed border-brand bg-surface/80 text-xl font-semibold">
              {t('editor.dropHere')}
            </p>
          )}
        </div>
        {panelShown && (
          <SidePanel
            tab={saving.state === 'refused' ? 'checks' : tab}
            onTab={next => (settle(), setTab(next))}
            checked={checked}
            onReveal={reveal}
          />
        )}
      </div>
      <Announcer />
      <Dialogs open={open} onClose={() => setOpen(undefined)} onBegun={() => view.current?.fit()} />
      {files.problem !== undefined && <OpenProblem opened={files.problem} onClose={files.settle} />}
      {saving.state === 'outdated' && (
        <ConflictDialog name={base.name} onLoad={() => void loadNewest()} onCopy={name => void saveCopy(name)} onClose={settle} />
      )}
      <LeaveDialog />
    </div>
  );
}
