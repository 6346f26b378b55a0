import type { EditProblem } from '@fieldnotes/content';
import type { TopicEdit } from '@fieldnotes/content/model';
import type { Store } from '@fieldnotes/store';
import { CommandError } from '../errors.js';

/** The options that say the rest of an edit. */
export interface EditOptions {
  readonly to?: string | undefined;
  readonly into?: string | undefined;
  readonly parent?: string | undefined;
  readonly signals: readonly string[];
}

export const ACTIONS = ['add', 'rename', 'merge', 'mute', 'unmute'] as const;

/** Makes the edit that was written, and gives the line that says so. @throws CommandError where it cannot be made */
export async function editTopics(written: string, options: EditOptions, store: Store): Promise<string> {
  const edit = parseEdit(written, options);
  const { loadTaxonomy, problemOf } = await import('@fieldnotes/content');
  const problem = problemOf(loadTaxonomy(), await store.topicEdits.list(), edit);
  if (problem !== null) throw new CommandError('unknown-name', inWords(problem));
  if ((await store.topicEdits.make(edit, null)) === 'full') {
    throw new CommandError('usage', 'There are as many edits as there may be: write them into a taxonomy instead.');
  }
  return done(edit);
}

/** "rename distro roadmaps" and `--to`: the first word is the action, the rest the topic. */
export function parseEdit(written: string, { to, into, parent, signals }: EditOptions): TopicEdit {
  const [action = '', ...words] = written.trim().split(/\s+/);
  const topic = words.join(' ');
  const kind = ACTIONS.find((name) => name === action);
  if (kind === undefined) throw new CommandError('usage', `${action} is not one of ${ACTIONS.join(', ')}.`);
  if (topic === '') throw new CommandError('usage', `Name the topic: fieldnotes topics ${kind} <topic>.`);
  const needed = (value: string | undefined, option: string) => {
    if (value !== undefined) return value;
    throw new CommandError('usage', `To ${kind} ${topic}, give --${option} the name of a topic.`);
  };
  if (kind === 'rename') return { kind, topic, to: needed(to, 'to') };
  if (kind === 'merge') return { kind, topic, into: needed(into, 'into') };
  return kind === 'add' ? { kind, topic, parent: parent ?? null, signals } : { kind, topic };
}

function inWords(problem: EditProblem): string {
  switch (problem.kind) {
    case 'unknown-topic':
      return `No topic is called ${problem.name}: fieldnotes topics lists those that posts have.`;
    case 'name-taken':
      return `There is a topic ${problem.name} already: merge the one into the other instead.`;
    case 'not-muted':
      return `${problem.name} is neither muted nor merged: there is nothing to take back.`;
    case 'same-topic':
      return `${problem.name} cannot be merged into itself: name another topic.`;
    case 'not-a-phrase':
      return `"${problem.phrase}" is no topic or signal: give 1 to 80 characters and at most 8 words.`;
  }
}

function done(edit: TopicEdit): string {
  switch (edit.kind) {
    case 'add':
      return `Posts can have the topic ${edit.topic}.`;
    case 'rename':
      return `${edit.topic} is called ${edit.to}.`;
    case 'merge':
      return `What was ${edit.topic} is ${edit.into}.`;
    case 'mute':
      return `No post will have the topic ${edit.topic}.`;
    case 'unmute':
      return `Posts can have the topic ${edit.topic} again.`;
  }
}
