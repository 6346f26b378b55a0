import { absoluteUrl } from '../urls.js';
import type { FeedCandidate } from './candidate.js';

/**
 * The feeds of sites whose addresses say where those are: YouTube channels and playlists, GitHub and GitLab projects,
 * Mastodon accounts and tags, Reddit, Bluesky, Medium, Substack, tags of Stack Overflow.
 *
 * @param channel the YouTube channel that the page names, where its address does not
 */
export function knownSiteFeeds(url: string, channel: string | null = null): readonly FeedCandidate[] {
  const absolute = absoluteUrl(url);
  if (absolute === null) return [];
  const { hostname, origin, pathname, searchParams } = new URL(absolute);
  const host = hostname.replace(/^(?:www|m|old|new|np)\./, '');
  const parts = pathname.split('/').filter((part) => part !== '');
  const feeds = siteFeeds({ host, origin, parts, searchParams, channel });
  return feeds.map(({ path, title }) => ({ url: path, title, type: null, foundBy: 'known-site' }));
}

interface Site {
  readonly host: string;
  readonly origin: string;
  readonly parts: readonly string[];
  readonly searchParams: URLSearchParams;
  readonly channel: string | null;
}

interface KnownFeed {
  readonly path: string;
  readonly title: string;
}

function siteFeeds(site: Site): readonly KnownFeed[] {
  switch (site.host) {
    case 'youtube.com':
      return youtube(site);
    case 'github.com':
      return github(site);
    case 'gitlab.com':
      return gitlab(site);
    case 'reddit.com':
      return reddit(site);
    case 'medium.com':
      return site.parts[0] === undefined
        ? []
        : [{ path: `https://medium.com/feed/${site.parts[0]}`, title: site.parts[0] }];
    case 'bsky.app':
      return site.parts[0] === 'profile' && site.parts[1] !== undefined
        ? [{ path: `https://bsky.app/profile/${site.parts[1]}/rss`, title: site.parts[1] }]
        : [];
    case 'stackoverflow.com':
      return site.parts[0] === 'questions' && site.parts[1] === 'tagged' && site.parts[2] !== undefined
        ? [{ path: `https://stackoverflow.com/feeds/tag/${site.parts[2]}`, title: `Questions about ${site.parts[2]}` }]
        : [];
    default:
      return /\.substack\.com$/.test(site.host) ? [{ path: `${site.origin}/feed`, title: site.host }] : mastodon(site);
  }
}

function youtube({ parts, searchParams, channel }: Site): readonly KnownFeed[] {
  const feed = (name: string, value: string, title: string): KnownFeed => ({
    path: `https://www.youtube.com/feeds/videos.xml?${name}=${encodeURIComponent(value)}`,
    title,
  });
  const [first, second] = parts;
  const playlist = searchParams.get('list');
  if (first === 'channel' && second !== undefined) return [feed('channel_id', second, 'Videos of the channel')];
  if (first === 'playlist' && playlist !== null) return [feed('playlist_id', playlist, 'Videos of the playlist')];
  if (first === 'user' && second !== undefined) return [feed('user', second, `Videos of ${second}`)];
  return channel === null ? [] : [feed('channel_id', channel, 'Videos of the channel')];
}

/** Of a project its releases, tags and changes, the page that was named first; of a person what they do in public. */
function github({ parts }: Site): readonly KnownFeed[] {
  const [owner, project, page] = parts;
  if (owner === undefined || NOT_OWNERS.has(owner)) return [];
  if (project === undefined) return [{ path: `https://github.com/${owner}.atom`, title: `Activity of ${owner}` }];
  const root = `https://github.com/${owner}/${project.replace(/\.git$/, '')}`;
  const feeds = ['releases', 'tags', 'commits'].map((name) => ({
    path: `${root}/${name}.atom`,
    title: `${name[0]?.toUpperCase()}${name.slice(1)} of ${owner}/${project}`,
  }));
  const first = feeds.filter(({ path }) => page !== undefined && path.endsWith(`/${page}.atom`));
  return [...first, ...feeds.filter((feed) => !first.includes(feed))];
}

const NOT_OWNERS = new Set([
  'about',
  'explore',
  'features',
  'login',
  'marketplace',
  'orgs',
  'settings',
  'topics',
  'trending',
]);

function gitlab({ parts }: Site): readonly KnownFeed[] {
  const end = parts.indexOf('-');
  const project = parts.slice(0, end < 0 ? undefined : end);
  if (project.length < 2) return [];
  const root = `https://gitlab.com/${project.join('/')}`;
  return [
    { path: `${root}/-/releases.atom`, title: `Releases of ${project.join('/')}` },
    { path: `${root}/-/tags?format=atom`, title: `Tags of ${project.join('/')}` },
  ];
}

function reddit({ parts }: Site): readonly KnownFeed[] {
  const [kind, name, third] = parts;
  if ((kind !== 'r' && kind !== 'u' && kind !== 'user') || name === undefined) return [];
  const sorted = kind === 'r' && /^(?:new|top|hot|rising)$/.test(third ?? '') ? `/${third}` : '';
  return [{ path: `https://www.reddit.com/${kind}/${name}${sorted}/.rss`, title: `${kind}/${name}` }];
}

/** Accounts and tags of Mastodon, on whatever host it runs: their addresses look like nobody else's. */
function mastodon({ origin, parts }: Site): readonly KnownFeed[] {
  const [first, second] = parts;
  if (first === 'tags' && second !== undefined && parts.length === 2) {
    return [{ path: `${origin}/tags/${second}.rss`, title: `#${second}` }];
  }
  if (first === undefined || !/^@\w{1,60}$/.test(first) || parts.length > 2) return [];
  return [{ path: `${origin}/${first}.rss`, title: first }];
}
