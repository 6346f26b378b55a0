import type { Answer } from '@fieldnotes/content';
import type { Output } from '../harness/output.js';
import type { Judgement } from './evaluate.js';
import { describeFault, type Judged, scoreOf } from './score.js';

/** Right answers by kind of question, the product beside the peer. */
export function showScores({ product, peer, notVerbatim }: Judgement, output: Output): void {
  const [ours, theirs] = [scoreOf(product), scoreOf(peer)];
  const row = (name: string, value: (score: typeof ours) => string) => [name, value(ours), value(theirs)];
  output.table(
    [{ title: 'right answers', align: 'left' }, { title: 'fieldnotes' }, { title: 'minisearch, whole windows' }],
    [
      ...Object.keys(ours.byKind).map((kind) =>
        row(kind, ({ byKind }) => `${byKind[kind]?.correct} of ${byKind[kind]?.total}`),
      ),
      row('all', ({ correct, total }) => `${correct} of ${total}`),
      row('rightly abstained', ({ abstainedRight }) => String(abstainedRight)),
      row('wrongly abstained', ({ abstainedWrong }) => String(abstainedWrong)),
    ],
  );
  if (notVerbatim > 0) output.line(`${notVerbatim} quotes do not stand in their posts.`);
}

/** The questions that were answered wrongly, or all of them. */
export function showWrong(
  judged: readonly Judged[],
  answers: readonly Answer[],
  which: 'wrong' | 'all',
  output: Output,
): void {
  for (const [at, { gold, answer, fault }] of judged.entries()) {
    if (fault === undefined && which === 'wrong') continue;
    output.line();
    output.line(`${gold.id} (${gold.kind}): ${gold.question}`);
    if (gold.context !== undefined) output.line(`  after: ${gold.context}`);
    output.line(`  ${fault === undefined ? 'right' : describeFault(fault)}`);
    const asked = answers[at];
    if (asked !== undefined) output.line(`  looked for: ${describeInterpretation(asked)}`);
    for (const { source, quote } of answer) {
      const mark = gold.posts.includes(source) ? '+' : '-';
      output.line(`  ${mark} ${source}: ${quote.replace(/\s+/g, ' ').slice(0, 160)}`);
    }
  }
}

function describeInterpretation(answer: Answer): string {
  const { terms, period, type, corrections } = answer.interpreted;
  const words = terms.map(({ text, weight }) => (weight === 1 ? text : `${text}×${weight.toFixed(1)}`));
  return [
    words.join(' '),
    `(${type})`,
    period,
    ...corrections.map(({ from, to }) => `${from} → ${to}`),
    ...(answer.found ? [] : [answer.reason]),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
