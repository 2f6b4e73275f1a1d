import type { ToolName } from '../editor/settings.ts';
import { blockTool } from './block-tool.ts';
import { paintTool } from './paint-tool.ts';
import { labelTool, tableTool } from './place-tools.ts';
import { rowTool } from './row-tool.ts';
import { selectTool } from './select-tool.ts';
import { shapeTool } from './shape-tool.ts';
import type { Stage, Tool } from './tool.ts';

export const createTools = (stage: Stage): Readonly<Record<ToolName, Tool>> => ({
  select: selectTool(stage, 'items'),
  seats: selectTool(stage, 'seats'),
  hand: { cursor: 'grab' },
  row: rowTool(stage),
  block: blockTool(stage),
  table: tableTool(stage),
  standing: shapeTool(stage, 'standing'),
  landmark: shapeTool(stage, 'landmark'),
  label: labelTool(stage),
  paint: paintTool(stage),
});
