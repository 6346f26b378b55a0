import type { IncomingMessage, ServerResponse } from 'node:http';
import { FILES } from '../state/files.js';
import type { World } from '../state/world.js';

export const isForFile = ({ url }: IncomingMessage): boolean => url?.startsWith(FILES) === true;

/** Serves an uploaded file to whoever knows its address, as Discord's content network does; it is no part of the API. */
export function serveFile({ files }: World, { method, url = '' }: IncomingMessage, response: ServerResponse): void {
  const file = method === 'GET' ? files.at(url.split('?')[0] ?? '') : undefined;
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': file.contentType ?? 'application/octet-stream',
    'content-length': file.data.byteLength,
  });
  response.end(file.data);
}
