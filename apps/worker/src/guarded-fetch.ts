import { lookup } from 'node:dns/promises';
import { type ClientRequestArgs, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import ipaddr from 'ipaddr.js';

/** What a stranger's address gave. A problem is one line for people, without what the server said. */
export type Fetched =
  | { readonly kind: 'body'; readonly body: Buffer; readonly url: string }
  | { readonly kind: 'refused'; readonly problem: string };

export interface FetchOptions {
  /** Host names that may be at private addresses; none when absent. */
  readonly privateHosts?: readonly string[];
  readonly signal?: AbortSignal;
}

const TIME_MS = 15_000;
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const USER_AGENT = 'Fieldnotes (feed reader)';

class Refusal extends Error {}

/**
 * Fetches an address that came from a person: http and https only, to public addresses only, with bounds on redirects,
 * time and size, the latter after decompression. The address is judged when the connection is made, so that a name that
 * is resolved anew cannot lead elsewhere.
 */
export async function guardedFetch(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const signal = AbortSignal.any([AbortSignal.timeout(TIME_MS), ...(options.signal ? [options.signal] : [])]);
  try {
    let url = parse(address);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await ask(url, options.privateHosts ?? [], signal);
      const location = redirectOf(response);
      if (location === undefined) return { kind: 'body', body: await bodyOf(response, signal), url: url.href };
      response.destroy();
      url = parse(new URL(location, url).href);
    }
    return { kind: 'refused', problem: 'it redirects too often.' };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { kind: 'refused', problem: problemOf(error, signal) };
  }
}

/** Whether connections to this IP address are made: only to what the public can reach. */
export function isPublic(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  // `process` turns an IPv6 address that holds an IPv4 one into the latter.
  return ipaddr.process(ip).range() === 'unicast';
}

function parse(address: string): URL {
  if (!URL.canParse(address)) throw new Refusal('it is not an address.');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refusal('only http and https are read.');
  if (url.username !== '' || url.password !== '') throw new Refusal('an address with a password in it is not read.');
  return url;
}

function ask(url: URL, privateHosts: readonly string[], signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const isAllowed = (ip: string) => privateHosts.includes(host) || isPublic(ip);
  // A name is resolved below; a number is connected to without being looked up.
  if (isIP(host) !== 0 && !isAllowed(host)) throw new Refusal('it is at a private address.');
  const options: ClientRequestArgs = {
    signal,
    lookup: guardedLookup(isAllowed),
    headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, deflate, br', accept: '*/*' },
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, resolve);
    request.once('error', reject);
    request.end();
  });
}

/** Gives only addresses that are allowed: one private address among public ones is left out, none at all is an error. */
function guardedLookup(isAllowed: (ip: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { all: true }).then(
      (found) => {
        const allowed = found.filter(({ address }) => isAllowed(address));
        const [first] = allowed;
        if (first === undefined) callback(new Refusal('it is at a private address.'), '', 0);
        else if (options.all === true) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  if ([301, 302, 303, 307, 308].includes(statusCode)) return headers.location;
  if (statusCode >= 200 && statusCode < 300) return undefined;
  throw new Refusal(`its server answers with status ${statusCode}.`);
}

async function bodyOf(response: IncomingMessage, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  };
  const decoder = decoderOf(response.headers['content-encoding']);
  try {
    await (decoder === null
      ? pipeline(response, collect, { signal })
      : pipeline(response, decoder, collect, { signal }));
  } catch (error) {
    // The streams that are cut off for it may complain first.
    throw bytes > MOST_BYTES ? tooLarge() : error;
  }
  return Buffer.concat(chunks);
}

function tooLarge(): Refusal {
  return new Refusal(`it is larger than ${MOST_BYTES / 1024 / 1024} MB.`);
}

function decoderOf(encoding: string | undefined) {
  switch (encoding?.toLowerCase()) {
    case undefined:
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new Refusal('it is compressed in a way that is not read here.');
  }
}

function problemOf(error: unknown, signal: AbortSignal): string {
  if (error instanceof Refusal) return error.message;
  if (signal.aborted) return `it did not come within ${TIME_MS / 1000} seconds.`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host name is not known.';
  if (code === 'ECONNREFUSED') return 'nothing answers there.';
  return 'the connection failed.';
}
