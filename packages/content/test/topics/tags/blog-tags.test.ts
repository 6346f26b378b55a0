import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlogTagger, MAX_TAGS } from '../../../src/topics/tags/blog-tags.js';
import { CorpusCounter } from '../../../src/topics/tags/corpus.js';
import { loadTaxonomy } from '../../../src/topics/taxonomy.js';
import { analysed } from '../support.js';

const tagger = createBlogTagger({ topics: [] });

describe('tags as a blog would give them', () => {
  it('are short: nouns and names within what the post says', () => {
    const tags = tagger.tags(
      analysed('Fedora kernel updates', ['The Fedora kernel maintainers changed the Fedora build.']),
    );
    expect(tags[0]).toBe('Fedora');
    expect(tags).toContain('kernel');
    expect(tags.length).toBeLessThanOrEqual(MAX_TAGS);
  });

  it('prefer what recurs in the blog to what stands in one post', () => {
    const post = analysed('', ['The sundial stood beside the telescope.']);
    const counter = new CorpusCounter();
    for (let at = 0; at < 20; at += 1) counter.add(analysed('A telescope', ['Another telescope.']));
    counter.add(post);
    expect(tagger.tags(post)[0]).toBe('sundial');
    expect(tagger.tags(post, counter.done())[0]).toBe('telescope');
  });

  it('pass over what stands in every post of the blog', () => {
    const post = analysed('', ['The newsletter stood beside the telescope.']);
    const counter = new CorpusCounter();
    for (let at = 0; at < 60; at += 1) {
      counter.add(analysed('', [at % 6 === 0 ? 'A newsletter on the telescope.' : 'A newsletter on the weather.']));
    }
    expect(tagger.tags(post)[0]).toBe('newsletter');
    expect(tagger.tags(post, counter.done())[0]).toBe('telescope');
  });

  it('may have a small word inside, where it is written as a name or stands in the title', () => {
    const named = analysed('', ['We sell the Internet of Things. An Internet of Things needs power.']);
    expect(tagger.tags(named)).toContain('Internet of Things');
    expect(tagger.tags(analysed('Point of sale', ['It was sold there.']))).toContain('point of sale');
    const said = analysed('', ['The roof of sheds, and again the roof of sheds.']);
    expect(tagger.tags(said)).not.toContain('roof of sheds');
  });

  it('may be words that are no nouns, when these are seldom enough', () => {
    const tags = tagger.tags(
      analysed('', ['We want to deploy it. Whoever went and deployed it will deploy it again.']),
    );
    expect(tags).toEqual(['deploy']);
  });

  it('are names rather than variables', () => {
    expect(tagger.tags(analysed('', ['Between lastIndexOf and XenStore.']))[0]).toBe('XenStore');
  });

  it('prefer words of the taxonomy', () => {
    const post = analysed('', ['A birdhouse, and then a hypervisor.']);
    expect(tagger.tags(post)[0]).toBe('birdhouse');
    expect(createBlogTagger(loadTaxonomy()).tags(post)[0]).toBe('hypervisor');
  });

  it('are nothing for a post that says nothing', () => {
    expect(tagger.tags(analysed('', ['']))).toEqual([]);
  });
});

describe('tags of any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Xen',
      "Xen's",
      'kernel',
      'file-system',
      'O(n  log n)',
      '--force',
      'a.b.c',
      '漢字',
      'ZFS\n',
      '. ',
      '-',
      "'s",
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

  it('are few, different, on one line, and the same every time', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('en', 'de', 'ja', 'und'), (title, body, language) => {
        const tags = tagger.tags(analysed(title, [body], { language }));
        expect(tags).toEqual(tagger.tags(analysed(title, [body], { language })));
        expect(tags.length).toBeLessThanOrEqual(MAX_TAGS);
        expect(new Set(tags).size).toBe(tags.length);
        for (const tag of tags) expect(tag).toMatch(/^\S(?:.*\S)?$/su);
        expect(tags.filter((tag) => tag.includes('\n'))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('counting a corpus', () => {
  it('counts posts and titles, in any order', () => {
    const posts = [analysed('The scheduler', ['A scheduler.']), analysed('', ['Two schedulers and a scheduler.'])];
    const [one, other] = [new CorpusCounter(), new CorpusCounter()];
    for (const post of posts) one.add(post);
    for (const post of [...posts].reverse()) other.add(post);
    expect(one.done().phrases.get('schedul')).toEqual({ posts: 2, titles: 1 });
    expect(new Map(other.done().phrases)).toEqual(new Map(one.done().phrases));
  });
});
