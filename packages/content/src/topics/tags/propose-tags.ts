import type { ProposedTag } from '../../model.js';
import { product, type TagText, vectorOf } from './tag-features.js';
import type { TagModel } from './tag-model.js';

/** What each judge of a tag weighs: the regression, the nearest posts, and the tag's own name in the title or the text. */
const WEIGHTS = { linear: 0.5, nearest: 1, title: 1.5, body: 1 } as const;
/** Nearest posts that vote, each by the square of its likeness. */
const NEIGHBOURS = 15;
/** Most tags that are proposed. */
const MAX_PROPOSED = 10;

/** The tags a model proposes for a post, likeliest first, at most ten. Pure. */
export function proposeTags(model: TagModel, text: TagText): ProposedTag[] {
  const { intercept, slope } = model.calibration;
  return blend(model, text).map(({ tag, score }) => ({
    tag,
    confidence: Math.round(1000 / (1 + Math.exp(-(intercept + slope * score)))) / 1000,
  }));
}

/** The tags with the sum of what the three judges say, best first; not yet a probability. */
export function blend(model: TagModel, text: TagText): { readonly tag: string; readonly score: number }[] {
  const features = featuresByName(model);
  const vector = vectorOf(text, features);
  const votes = nearestVotes(model, vector);
  return model.tags
    .map(({ tag, term, named, linear }, at) => {
      let score = WEIGHTS.nearest * (votes.get(at) ?? 0);
      if (linear !== null) score += WEIGHTS.linear / (1 + Math.exp(-linear.bias - product(linear.weights, vector)));
      if (term !== '' && text.title.includes(` ${term} `)) score += WEIGHTS.title * named.title;
      else if (term !== '' && text.body.includes(` ${term} `)) score += WEIGHTS.body * named.body;
      return { tag, score };
    })
    .sort((a, b) => b.score - a.score || (a.tag < b.tag ? -1 : 1))
    .slice(0, MAX_PROPOSED);
}

const prepared = new WeakMap<TagModel, ReadonlyMap<string, { readonly at: number; readonly weight: number }>>();

function featuresByName(model: TagModel): ReadonlyMap<string, { readonly at: number; readonly weight: number }> {
  const known = prepared.get(model);
  if (known !== undefined) return known;
  const made = new Map(model.features.map(([name, weight], at) => [name, { at, weight }]));
  prepared.set(model, made);
  return made;
}

/** Share of the votes that each tag gets from the nearest posts; newer ones are preferred. */
function nearestVotes({ neighbours }: TagModel, vector: Parameters<typeof product>[0]): ReadonlyMap<number, number> {
  const nearest = neighbours
    .map((neighbour, at) => ({
      neighbour,
      // The square root of what learning gives a post of this age.
      likeness: product(neighbour.vector, vector) * 0.25 ** ((neighbours.length - 1 - at) / neighbours.length),
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, NEIGHBOURS);
  const all = nearest.reduce((sum, { likeness }) => sum + likeness ** 2, 0) || 1;
  const votes = new Map<number, number>();
  for (const { neighbour, likeness } of nearest) {
    for (const tag of neighbour.tags) votes.set(tag, (votes.get(tag) ?? 0) + likeness ** 2 / all);
  }
  return votes;
}
