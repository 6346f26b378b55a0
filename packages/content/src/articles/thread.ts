import { parentPort } from 'node:worker_threads';
import { extractArticle } from './extract.js';

/**
 * What runs in the thread that articles are extracted in: one page after the other, as messages `{ html, url }`, each
 * answered with its `Extraction`. A page that does not end, or needs too much memory, ends with the thread.
 */
parentPort?.on('message', ({ html, url }: { readonly html: string; readonly url: string }) => {
  parentPort?.postMessage(extractArticle(html, url));
});
