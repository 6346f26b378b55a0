import type { Answer } from '@fieldnotes/content';
import type { Output } from '../harness/output.js';
import type { Judgement } from './evaluate.js';
import type { Explanation } from './explain.js';
import { describeFault, type Score, scoreOf } from './score.js';

/** Right answers by kind of question, the product beside the peer where it was asked. */
export function showScores({ product, peer, notVerbatim }: Judgement, output: Output): void {
  const columns = [
    { title: 'fieldnotes', score: scoreOf(product) },
    ...(peer.length === 0 ? [] : [{ title: 'minisearch, whole windows', score: scoreOf(peer) }]),
  ];
  const row = (name: string, value: (score: Score) => string) => [name, ...columns.map(({ score }) => value(score))];
  output.table(
    [{ title: 'right answers', align: 'left' }, ...columns.map(({ title }) => ({ title }))],
    [
      ...Object.keys(scoreOf(product).byKind).map((kind) =>
        row(kind, ({ byKind }) => `${byKind[kind]?.correct} of ${byKind[kind]?.total}`),
      ),
      row('all', ({ correct, total }) => `${correct} of ${total}`),
      row('rightly abstained', ({ abstainedRight }) => String(abstainedRight)),
      row('wrongly abstained', ({ abstainedWrong }) => String(abstainedWrong)),
    ],
  );
  if (notVerbatim > 0) output.line(`${notVerbatim} quotes do not stand in their posts.`);
}

/** The questions that were answered wrongly, or all of them, with what explains the wrong ones. */
export function showAnswers(
  { product, answers, explanations }: Judgement,
  which: 'wrong' | 'all',
  output: Output,
): void {
  for (const [at, { gold, answer, fault }] of product.entries()) {
    if (fault === undefined && which === 'wrong') continue;
    output.line();
    output.line(`${gold.id} (${gold.kind}): ${gold.question}`);
    if (gold.context !== undefined) output.line(`  after: ${gold.context}`);
    output.line(`  ${fault === undefined ? 'right' : describeFault(fault)}`);
    const asked = answers[at];
    if (asked !== undefined) output.line(`  looked for: ${describeInterpretation(asked)}`);
    for (const { source, quote } of answer) {
      const mark = gold.posts.includes(source) ? '+' : '-';
      output.line(`  ${mark} ${source}: ${onOneLine(quote)}`);
    }
    const explanation = explanations.get(gold.id);
    if (explanation !== undefined) showExplanation(explanation, output);
  }
}

function showExplanation({ ranks, missing }: Explanation, output: Output): void {
  for (const { source, rank, share, coverage } of ranks) {
    const place = rank === undefined ? 'no candidate' : `rank ${rank}, ${share.toFixed(2)} of the best`;
    output.line(`  ? ${source}: ${place}, holds ${coverage.toFixed(2)}`);
  }
  for (const { group, places } of missing) {
    output.line(`  ? ${group.join(' | ')} stands in:`);
    for (const { source, kind, text } of places) output.line(`    ${source} (${kind}): …${onOneLine(text)}…`);
  }
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
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
