import { capitalised, continuous, past, plural, present, withArticle } from './forms.js';
import type { Random } from './random.js';
import type { Subject } from './subject.js';

/**
 * Writes sentences: a small grammar of English whose shape is natural and whose sense is not. Function words come at
 * the rates of English because the constructions do.
 */
export class Sentences {
  readonly #random: Random;
  readonly #subject: Subject;

  constructor(subject: Subject, random: Random) {
    this.#subject = subject;
    this.#random = random;
  }

  /** Four to some forty words. */
  sentence(): string {
    const end = this.#random.next();
    return `${capitalised(this.#statement())}${end < 0.03 ? '!' : end < 0.06 ? '?' : '.'}`;
  }

  /** A few words, as of a heading or a list's item. */
  phrase(): string {
    const { noun, verb } = this.#draw();
    return this.#any([
      () => `${continuous(verb())} the ${noun()} ${this.#preposition()} ${this.#nounPhrase()}`,
      () => `the ${noun()} ${noun()} and ${noun()}`,
      () => `${verb()} ${this.#nounPhrase()}`,
    ]);
  }

  #statement(): string {
    const { noun, verb, adjective, adverb } = this.#draw();
    const clause = () => this.#clause();
    const thing = () => this.#nounPhrase();
    return this.#any([
      clause,
      () => `${clause()} ${this.#prepositional()}`,
      () => `${clause()} ${this.#prepositional()}, ${clause()} and ${clause()}`,
      () => `${this.#prepositional()} ${clause()}, ${this.#random.pick(['although', 'but', 'and', 'so'])} ${clause()}`,
      () => `${clause()}, ${this.#random.pick(['and', 'but', 'so', 'and', 'which means'])} ${clause()}`,
      () => `${this.#random.pick(['when', 'if', 'after', 'because', 'as', 'while', 'since'])} ${clause()}, ${clause()}`,
      () => `${clause()} ${this.#random.pick(['because', 'when', 'if', 'that', 'before'])} ${clause()}`,
      () => `${adverb()} ${clause()}`,
      () => `${this.#prepositional()}, ${clause()}`,
      () =>
        `there ${this.#random.chance(0.5) ? 'is' : 'was'} ${withArticle(`${adjective()} ${noun()}`)} ${this.#prepositional()}`,
      () => `if you ${verb()} ${thing()}, you can ${verb()} it with ${thing()} ${this.#prepositional()}`,
      () => `it is ${adjective()} to ${verb()} ${thing()} ${this.#prepositional()}`,
      () =>
        `I have been ${continuous(verb())} ${thing()} for ${this.#random.integer(2, 12)} ${this.#random.pick(['days', 'weeks', 'months', 'years'])} now`,
    ]);
  }

  #clause(): string {
    const { noun, verb, adjective, adverb } = this.#draw();
    const thing = () => this.#nounPhrase();
    return this.#any([
      () => `${thing()} ${present(verb())} ${thing()}`,
      () => `${thing()} ${past(verb())} ${thing()} ${this.#prepositional()}`,
      () => `${this.#pronoun()} ${past(verb())} ${thing()}`,
      () => `${this.#pronoun()} ${past(verb())} the ${noun()} to ${verb()} ${thing()}`,
      () => `${thing()} is ${adjective()}`,
      () => `${thing()} was not ${adjective()} enough to ${verb()} ${thing()}`,
      () =>
        `${this.#pronoun()} ${this.#random.pick(['can', 'could', 'will', 'would', 'should', 'may'])} ${adverb()} ${verb()} ${thing()}`,
      () => `${thing()} has been ${past(verb())} by ${thing()}`,
      () => `${this.#pronoun()} had to ${verb()} ${thing()} and ${verb()} ${thing()}`,
      () => `${thing()} does not ${verb()} ${thing()}`,
    ]);
  }

  #nounPhrase(): string {
    const { noun, adjective } = this.#draw();
    return this.#any([
      () => `the ${noun()}`,
      () => `the ${noun()}`,
      () => noun(),
      () => plural(noun()),
      () => withArticle(`${adjective()} ${noun()}`),
      () => `the ${noun()} of the ${noun()}`,
      () => `the ${adjective()} ${noun()}`,
      () => `the ${noun()} ${this.#preposition()} the ${adjective()} ${noun()}`,
      () => `${this.#random.pick(['my', 'our', 'this', 'that', 'your', 'their', 'some', 'each'])} ${noun()}`,
      () => `${noun()} and ${noun()}`,
      () => `${this.#random.integer(2, 64)} ${plural(noun())}`,
    ]);
  }

  #prepositional(): string {
    return `${this.#preposition()} ${this.#nounPhrase()}`;
  }

  #preposition(): string {
    return this.#random.pick(['in', 'on', 'for', 'with', 'of', 'from', 'to', 'at', 'of', 'in', 'about', 'without']);
  }

  #pronoun(): string {
    return this.#random.pick(['I', 'I', 'we', 'it', 'they', 'you', 'he']);
  }

  #draw() {
    const subject = this.#subject;
    return {
      noun: () => subject.noun(),
      verb: () => subject.verb(),
      adjective: () => subject.adjective(),
      adverb: () => subject.adverb(),
    };
  }

  #any(choices: readonly (() => string)[]): string {
    return this.#random.pick(choices)();
  }
}
