/** What `npm run demo` does before it goes to Discord: why, the words of the command, and what is seen of it. */
export const steps = [
  {
    what: 'Read the sample blogs: 22 posts by three people.',
    words: ['import', 'samples'],
    seen: ['22 posts: 22 added'],
  },
  { what: 'What are they about?', words: ['topics', '--limit', '8'], seen: ['virtualization '] },
  { what: 'Ask them something.', words: ['ask', 'What did you see about Xen?'], seen: ['10 May 2026'] },
  {
    what: 'Ask about a time.',
    words: ['ask', 'What did you write about USB in January 2026?'],
    seen: ['1–31 January 2026'],
  },
  {
    what: 'Ask about something they never wrote about.',
    words: ['ask', 'What did you see about Kubernetes?'],
    seen: ['“Kubernetes”'],
  },
];
