import { DiscordRestError, type ErrorTree, type FieldError } from '../rest/errors.js';

/** Where in a body: field names and list indexes from the root. */
export type Path = readonly (string | number)[];

/** One thing Discord would refuse a body for. `code` and `message` are Discord's own where they are publicly known. */
export interface Problem extends FieldError {
  readonly path: Path;
}

/** Error 50035 with every problem at its place (developer documentation, "Error Messages"). */
export function invalidFormBody(problems: readonly Problem[]): DiscordRestError {
  return new DiscordRestError(400, 50035, 'Invalid Form Body', treeOf(problems));
}

interface Branch {
  readonly errors: FieldError[];
  readonly children: Map<string, Branch>;
}

function treeOf(problems: readonly Problem[]): ErrorTree {
  const root: Branch = { errors: [], children: new Map() };
  for (const { path, code, message } of problems) {
    let branch = root;
    for (const step of path) {
      const next = branch.children.get(String(step)) ?? { errors: [], children: new Map() };
      branch.children.set(String(step), next);
      branch = next;
    }
    branch.errors.push({ code, message });
  }
  return render(root);
}

function render({ errors, children }: Branch): ErrorTree {
  const below = Object.fromEntries([...children].map(([step, child]) => [step, render(child)]));
  return errors.length === 0 ? below : { ...below, _errors: errors };
}
