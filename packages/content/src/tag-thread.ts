import { parentPort } from 'node:worker_threads';
import { confidentTags, type TaggablePost, TagStudy } from './learned-tags.js';
import type { ProposedTag } from './model.js';
import type { TagModel } from './topics/tags/tag-model.js';

/** What the thread that a feed's tags are learned in is asked for, in this order; `study` and `propose` as often as needed. */
export type TagRequest =
  | { readonly kind: 'study'; readonly posts: readonly TaggablePost[] }
  | { readonly kind: 'learn' }
  | { readonly kind: 'propose'; readonly posts: readonly TaggablePost[] };

/** Its answers, one for each request. The model is JSON, to be stored as it is. */
export type TagAnswer =
  | { readonly kind: 'studied' }
  | { readonly kind: 'learned'; readonly model: string | null }
  | { readonly kind: 'proposed'; readonly tags: readonly (readonly ProposedTag[])[] };

const study = new TagStudy();
let model: TagModel | null = null;

function answer(request: TagRequest): TagAnswer {
  switch (request.kind) {
    case 'study':
      study.add(request.posts);
      return { kind: 'studied' };
    case 'learn':
      model = study.learn();
      return { kind: 'learned', model: model === null ? null : JSON.stringify(model) };
    case 'propose':
      return {
        kind: 'proposed',
        tags: request.posts.map((post) => (model === null ? [] : confidentTags(model, post))),
      };
  }
}

parentPort?.on('message', (request: TagRequest) => parentPort?.postMessage(answer(request)));
