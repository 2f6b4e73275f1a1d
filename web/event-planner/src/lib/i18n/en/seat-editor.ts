import { editing } from './seat-editor/editing.ts';
import { frame } from './seat-editor/frame.ts';
import { keeping } from './seat-editor/keeping.ts';
import { lists } from './seat-editor/lists.ts';

export const seatEditor = { ...frame, ...editing, ...lists, ...keeping };
