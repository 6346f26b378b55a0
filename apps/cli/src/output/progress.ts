import { truncate } from './layout.js';
import type { TextStream } from './output.js';
import { safeText } from './safe-text.js';

/** How far a piece of work has come: a bar that is redrawn on a terminal, now and then a line elsewhere. */
export interface Progress {
  /** @param done from 0 to 1 @param text what is being done, with its numbers */
  update(done: number, text: string): void;
  /** Clears the bar to make room for another line. The next update draws it again. */
  hide(): void;
}

const REDRAW_MS = 80;
const LINE_MS = 1000;
const LINE_SHARE = 0.1;
/** A line although little has changed, so that whoever reads a log sees that it goes on. */
const SILENCE_MS = 15_000;
const BAR_CELLS = 24;

export function createProgress(stream: TextStream, clock: () => number = () => performance.now()): Progress {
  return stream.isTTY === true ? progressBar(stream, clock) : progressLines(stream, clock);
}

function progressBar(stream: TextStream, clock: () => number): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    update(done, text) {
      const now = clock();
      if (isShown && now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      isShown = true;
      // One column less than there are: in the last one some terminals break the line.
      const line = truncate(`${barOf(done)} ${percent(done)}  ${text}`, (stream.columns ?? 80) - 1);
      stream.write(`\r${line}\u001b[K`);
    },
    hide() {
      if (!isShown) return;
      isShown = false;
      stream.write('\r\u001b[K');
    },
  };
}

function progressLines(stream: TextStream, clock: () => number): Progress {
  let last = { at: clock(), done: 0 };
  return {
    update(done, text) {
      const at = clock();
      const isFurther = done - last.done >= LINE_SHARE && at - last.at >= LINE_MS;
      if (!isFurther && at - last.at < SILENCE_MS) return;
      last = { at, done };
      stream.write(`${percent(done).trimStart()}  ${safeText(text)}\n`);
    },
    hide: () => undefined,
  };
}

function barOf(done: number): string {
  const filled = Math.round(within(done) * BAR_CELLS);
  return '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled);
}

function percent(done: number): string {
  return `${Math.floor(within(done) * 100)}%`.padStart(4);
}

function within(done: number): number {
  return Math.min(1, Math.max(0, done));
}
