/**
 * The expressions in which Python feedparser's tests say what they expect, as far as those use them: paths
 * (`entries[0]['title']`, `feed.link`), string, number, tuple and `None` literals, strings added, chains of `==` and `!=`, `not`,
 * `and`, `or`, parentheses and `len(…)`.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'path'; readonly keys: readonly (string | number)[] }
  | { readonly kind: 'length'; readonly of: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  /** Each operand compared with the next one. */
  | { readonly kind: 'compare'; readonly operands: readonly Expression[]; readonly operators: readonly string[] };

export type Literal = string | number | boolean | null | readonly Literal[];

/** Null for what is not in this part of Python. */
export function parsePython(source: string): Expression | null {
  const tokens = tokensOf(source);
  if (tokens === null) return null;
  try {
    const parser = new ExpressionParser(tokens);
    const expression = parser.either();
    return parser.isAtEnd() ? expression : null;
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

class NotUnderstood extends Error {}

interface Token {
  readonly kind: 'string' | 'number' | 'name' | 'mark';
  readonly text: string;
}

const TOKEN =
  /\s*(?:([ubr]{0,2})("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(-?\d+(?:\.\d+)?)|([a-z_]\w*)|(==|!=|<=|>=|[[\](){}.,:<>+]))/iy;

function tokensOf(source: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const text = source.trimEnd();
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) return null;
    const [, prefix = '', quoted, number, name, mark] = match;
    if (quoted !== undefined) tokens.push({ kind: 'string', text: unquoted(quoted, /r/i.test(prefix)) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'mark', text: mark ?? '' });
  }
  return tokens;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function unquoted(quoted: string, isRaw: boolean): string {
  const width = /^(?:"""|''')/.test(quoted) ? 3 : 1;
  const inner = quoted.slice(width, -width);
  if (isRaw) return inner;
  return inner.replaceAll(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/gi, (_, x, u, long, other) => {
    const code = x ?? u ?? long;
    if (code === undefined) return ESCAPES[other] ?? (/['"\\]/.test(other) ? other : `\\${other}`);
    const point = Number.parseInt(code, 16);
    return point > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(point);
  });
}

class ExpressionParser {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.#at === this.tokens.length;
  }

  either(): Expression {
    return this.#list('any', 'or', () => this.#list('all', 'and', () => this.#negated()));
  }

  #list(kind: 'all' | 'any', word: string, part: () => Expression): Expression {
    const of = [part()];
    while (this.#takeIf('name', word)) of.push(part());
    return of.length === 1 && of[0] ? of[0] : { kind, of };
  }

  #negated(): Expression {
    return this.#takeIf('name', 'not') ? { kind: 'not', of: this.#negated() } : this.#comparison();
  }

  #comparison(): Expression {
    const operands = [this.#operand()];
    const operators: string[] = [];
    for (let next = this.#peek(); next?.kind === 'mark' && /^(?:[=!<>]=|[<>])$/.test(next.text); next = this.#peek()) {
      operators.push(this.#take().text);
      operands.push(this.#operand());
    }
    return operators.length === 0 && operands[0] ? operands[0] : { kind: 'compare', operands, operators };
  }

  #operand(): Expression {
    const token = this.#take();
    if (token.kind === 'string') return { kind: 'literal', value: this.#joined(token.text) };
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'name') return this.#named(token.text);
    if (token.text === '(') return this.#parenthesis(')');
    if (token.text === '[') return this.#parenthesis(']');
    throw new NotUnderstood();
  }

  /** Strings beside each other are one, and so are those that are added. */
  #joined(first: string): string {
    let text = first;
    for (;;) {
      if (this.#takeIf('mark', '+') && this.#peek()?.kind !== 'string') throw new NotUnderstood();
      if (this.#peek()?.kind !== 'string') return text;
      text += this.#take().text;
    }
  }

  #named(name: string): Expression {
    if (name === 'None') return { kind: 'literal', value: null };
    if (name === 'True' || name === 'False') return { kind: 'literal', value: name === 'True' };
    if (name === 'len' && this.#takeIf('mark', '(')) {
      const of = this.either();
      this.#expect(')');
      return { kind: 'length', of };
    }
    return { kind: 'path', keys: [name, ...this.#keys()] };
  }

  #keys(): readonly (string | number)[] {
    const keys: (string | number)[] = [];
    for (;;) {
      if (this.#takeIf('mark', '.')) {
        keys.push(this.#take().text);
      } else if (this.#takeIf('mark', '[')) {
        const key = this.#take();
        keys.push(key.kind === 'number' ? Number(key.text) : key.text);
        this.#expect(']');
      } else {
        return keys;
      }
    }
  }

  /** A parenthesised expression, a tuple, or a list. */
  #parenthesis(end: string): Expression {
    const members: Expression[] = [];
    let hasComma = end === ']';
    while (!this.#takeIf('mark', end)) {
      members.push(this.either());
      if (this.#takeIf('mark', ',')) hasComma = true;
      else if (this.#peek()?.text !== end) throw new NotUnderstood();
    }
    const [only] = members;
    if (!hasComma && only !== undefined) return only;
    const values = members.map((member) => {
      if (member.kind !== 'literal') throw new NotUnderstood();
      return member.value;
    });
    return { kind: 'literal', value: values };
  }

  #peek(): Token | undefined {
    return this.tokens[this.#at];
  }

  #take(): Token {
    const token = this.tokens[this.#at++];
    if (token === undefined) throw new NotUnderstood();
    return token;
  }

  #takeIf(kind: Token['kind'], text: string): boolean {
    const next = this.#peek();
    if (next?.kind !== kind || next.text !== text) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#takeIf('mark', text)) throw new NotUnderstood();
  }
}
