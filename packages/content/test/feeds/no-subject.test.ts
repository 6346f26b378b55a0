import { describe, expect, test } from 'vitest';
import { postFromText } from '../../src/analyse.js';

const tagsOf = (tags: string[]) => postFromText({ title: 'A day', text: 'It rained.', tags })?.tags;

describe('categories for what has none', () => {
  test('are no tags, in any of the languages that are read in full', () => {
    const none = ['Uncategorized', 'GENERAL', 'Misc', ' Blog ', 'Posts', 'Allgemein', 'Non classé', 'Sin categoría'];
    expect(tagsOf([...none, 'Senza categoria', 'Sem categoria', 'Geen categorie', 'Без рубрики'])).toEqual([]);
  });

  test('are the same words however they are joined and composed', () => {
    expect(tagsOf(['sin-categoria', 'Non classe\u0301', 'blog_posts'])).toEqual([]);
  });

  test('do not take those with them that hold one of their words', () => {
    expect(tagsOf(['General', 'General Electric', 'Blogging', 'HTTP POST'])).toEqual([
      'General Electric',
      'Blogging',
      'HTTP POST',
    ]);
  });
});
