/** The words that questions name time with. Lower case, without apostrophes. */

export const MONTHS: ReadonlyMap<string, number> = numbered([
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]);

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** 1 for Monday to 7 for Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = numbered([
  ['monday', 'mon'],
  ['tuesday', 'tue', 'tues'],
  ['wednesday', 'wed'],
  ['thursday', 'thu', 'thur', 'thurs'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
]);

/** The first month of each season, by the meteorological seasons of the northern hemisphere. */
export const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
]);

/** Words that are also verbs, names or companies: as a month or a day they need more than to stand there. */
export const AMBIGUOUS: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'august',
  'april',
  'june',
  'dec',
  'sun',
  'sat',
]);

export const ORDINALS: ReadonlyMap<string, number> = numbered([
  ['first'],
  ['second'],
  ['third'],
  ['fourth'],
  ['fifth'],
  ['sixth'],
  ['seventh'],
  ['eighth'],
  ['ninth'],
  ['tenth'],
  ['eleventh'],
  ['twelfth'],
]);

export const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...numbered([
    ['one'],
    ['two'],
    ['three'],
    ['four'],
    ['five'],
    ['six'],
    ['seven'],
    ['eight'],
    ['nine'],
    ['ten'],
    ['eleven'],
    ['twelve'],
  ]),
  ['fifteen', 15],
  ['eighteen', 18],
  ['twenty', 20],
  ['thirty', 30],
  ['sixty', 60],
  ['ninety', 90],
]);

/** Spans of time that are counted. */
export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';

const UNIT_NAMES: readonly Unit[] = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'decade'];
export const UNITS: ReadonlyMap<string, Unit> = new Map(
  UNIT_NAMES.flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);

/** What a blog is made of: "latest posts", "2012 articles". */
export const POST_NOUNS: ReadonlySet<string> = new Set(
  (
    'post posts blogpost blogposts entry entries article articles writeup writeups write-up write-ups blog blogs ' +
    'mention mentions posting postings'
  ).split(' '),
);

/** What a number in front of it counts, so that "2000 users" and "1998 MB" are not years. */
export const COUNTED: ReadonlySet<string> = new Set(
  (
    'b kb mb gb tb pb kib mib gib tib kbps mbps gbps hz khz mhz ghz ms us ns s sec secs second seconds min mins minute ' +
    'minutes hour hours hrs day days week weeks month months year years bit bits byte bytes kilobytes megabytes ' +
    'gigabytes terabytes x px dpi rpm fps watt watts w kw volt volts v mah mm cm m km mile miles meters metres feet foot ' +
    'inch inches ft lb lbs kg grams calories degrees c f k percent % dollars dollar usd euro euros eur pounds bucks cents ' +
    'user users feed feeds people persons members employees customers clients visitors hits views requests queries ' +
    'connections sessions sockets threads processes tasks jobs packets messages emails mails mailboxes rows records ' +
    'tables columns lines words characters chars pages files folders directories inodes blocks sectors nodes servers ' +
    'machines hosts vms instances containers pods cores cpus ports domains sites addresses ips keys times attempts ' +
    'retries iterations errors bugs issues commits patches packages tests questions points items things units copies ' +
    'steps problem bug r2 sp1 sp2 sp3 sp4 rtm server servers edition standard enterprise datacenter lts'
  ).split(' '),
);

/** Names whose number is a version, a standard or an address, never a year of the blog. */
export const NUMBERED_NAMES: ReadonlySet<string> = new Set(
  (
    'windows office server exchange sharepoint sql outlook word excel powerpoint access visio studio dynamics biztalk ' +
    'sbs autocad fedora ubuntu debian centos rhel redhat suse opensuse linux kernel bsd freebsd openbsd netbsd solaris ' +
    'macos osx android ios version versions v rev revision release build model series rfc rfcs iso ieee std pep jsr cve ' +
    'kb bug issue ticket pr gh error code port ports pid uid gid vlan asn as mtu channel line lines page chapter section ' +
    'table figure room id number no nr es ecmascript intel amd ryzen core xeon nvidia radeon geforce'
  ).split(' '),
);

function numbered(groups: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(groups.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
}
