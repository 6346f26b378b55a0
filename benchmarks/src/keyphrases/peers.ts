import { createRequire } from 'node:module';
import retextEnglish from 'retext-english';
import retextKeywords from 'retext-keywords';
import retextPos from 'retext-pos';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { LabelledText } from './texts.js';

const require = createRequire(import.meta.url);
const rake = require('node-rake') as { generate(text: string): string[] };
const { TfIdf } = require('natural/lib/natural/tfidf') as { TfIdf: new () => NaturalTfIdf };

interface NaturalTfIdf {
  addDocument(text: string): void;
  listTerms(document: number): readonly { readonly term: string }[];
}

/** Finds phrases in texts, best first. */
export interface Finder {
  readonly name: string;
  /** What it is before the first text, for those that look at all of them first. */
  prepare?(texts: readonly LabelledText[]): void;
  find(text: LabelledText, at: number): readonly string[] | Promise<readonly string[]>;
}

const MOST = 15;

/** The packages of npm that find keyphrases, with their defaults and as many phrases as are compared. */
export function packages(): readonly Finder[] {
  return [rakePackage(), retext(), naturalTfIdf()];
}

function wholeOf({ title, text }: LabelledText): string {
  return title === '' || text.startsWith(title) ? text : `${title}. ${text}`;
}

function rakePackage(): Finder {
  return {
    name: 'node-rake',
    find(text) {
      try {
        return rake.generate(wholeOf(text)).slice(0, MOST);
      } catch {
        // It throws at texts in which a stretch between stop words holds no word: it has found nothing there.
        return [];
      }
    },
  };
}

function retext(): Finder {
  const processor = unified().use(retextEnglish).use(retextPos).use(retextKeywords, { maximum: MOST });
  return {
    name: 'retext-keywords',
    async find(text) {
      const file = new VFile(wholeOf(text));
      await processor.run(processor.parse(file), file);
      const written = (node: object | undefined): string => {
        if (node === undefined) return '';
        if ('value' in node) return String(node.value);
        return 'children' in node ? (node.children as object[]).map(written).join('') : '';
      };
      const phrases = (file.data.keyphrases ?? []).map(({ matches }) => matches[0]?.nodes.map(written).join('') ?? '');
      const words = (file.data.keywords ?? []).map(({ matches }) => written(matches[0]?.node));
      return [...phrases, ...words];
    },
  };
}

/** Words only: natural knows no phrases. */
function naturalTfIdf(): Finder {
  let all = new TfIdf();
  return {
    name: "natural's TfIdf",
    prepare(texts) {
      all = new TfIdf();
      for (const text of texts) all.addDocument(wholeOf(text));
    },
    find: (_, at) =>
      all
        .listTerms(at)
        .slice(0, MOST)
        .map(({ term }) => term),
  };
}
