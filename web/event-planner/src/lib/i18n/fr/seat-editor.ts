import type { seatEditor as english } from '../en/seat-editor.ts';
import type { Translated } from '../sentences.ts';
import { editing } from './seat-editor/editing.ts';
import { frame } from './seat-editor/frame.ts';
import { keeping } from './seat-editor/keeping.ts';
import { lists } from './seat-editor/lists.ts';

export const seatEditor: Translated<typeof english> = { ...frame, ...editing, ...lists, ...keeping };
