import type { Texts } from './en.js';
export const es: Texts = {
  stale: 'Este botón es de antes y ya no funciona. Vuelve a preguntar, por favor.',
  failed: 'Algo ha ido mal y ha quedado anotado. Inténtalo de nuevo en un momento.',
};
