import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { HttpFailure } from './failure.js';

/** Decides which addresses are connected to. One judge for the whole process. */
export interface AddressGuard {
  /** The address as a URL that may be asked. @throws HttpFailure */
  parse(address: string): URL;
  /** For `net.connect`: resolves a name to the addresses that may be connected to, and to no other. */
  readonly lookup: LookupFunction;
}

/** Longer addresses are not asked; browsers and servers draw the line near there too. */
const LONGEST_ADDRESS = 4_096;

/**
 * Only http and https, and only what the public can reach, so that a stranger's address cannot make us ask a machine of
 * our own network. A name is judged by what it resolves to at the moment of connecting: what it resolved to before, and
 * will resolve to later, does not count.
 *
 * @param privateHosts host names, IP addresses and ranges (`10.0.0.0/8`) that may be asked all the same
 */
export function createAddressGuard(privateHosts: readonly string[]): AddressGuard {
  const names = new Set(privateHosts.map((host) => host.toLowerCase()));
  const ranges = privateHosts.filter((host) => ipaddr.isValidCIDR(host)).map((host) => ipaddr.parseCIDR(host));

  const isNamed = (ip: string) => {
    const parsed = ipaddr.process(ip);
    return names.has(ip) || ranges.some(([net, bits]) => net.kind() === parsed.kind() && parsed.match(net, bits));
  };
  const isAllowed = (ip: string) => isPublic(ip) || isNamed(ip);

  return {
    parse(address) {
      if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) {
        throw new HttpFailure('bad-address', 'it is not an address.');
      }
      const url = new URL(address);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new HttpFailure('bad-address', 'only http and https are read.');
      }
      if (url.username !== '' || url.password !== '') {
        throw new HttpFailure('bad-address', 'an address with a password in it is not read.');
      }
      const host = url.hostname.replace(/^\[|\]$/gu, '');
      // A number is connected to without being looked up. `URL` has brought octal and decimal forms into the usual one.
      if (isIP(host) !== 0 && !isAllowed(host)) throw isPrivate();
      return url;
    },

    lookup(hostname, options, callback) {
      const isTrusted = names.has(hostname.toLowerCase());
      lookup(hostname, { all: true }).then(
        (found) => {
          const allowed = found.filter(({ address }) => isTrusted || isAllowed(address));
          const [first] = allowed;
          if (first === undefined) callback(isPrivate(), '', 0);
          else if (options.all === true) callback(null, allowed);
          else callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, '', 0),
      );
    },
  };
}

/** Whether an IP address is one that the public can reach. */
export function isPublic(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  // `process` turns an IPv6 address that holds an IPv4 one into the latter.
  return ipaddr.process(ip).range() === 'unicast';
}

const isPrivate = () => new HttpFailure('private-address', 'it is at a private address.');
