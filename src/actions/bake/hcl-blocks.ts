/** A block of HCL, such as `target "app" { ... }`; a file is one without a type. */
export type HclBlock = {
  readonly type: string;
  readonly labels: readonly string[];
  /** Names to the texts of their expressions. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly blocks: readonly HclBlock[];
};

/**
 * Reads which blocks and attributes a text in HCL has (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md).
 * Expressions are not evaluated: that takes buildx, which tells nothing of settings that it does not know.
 *
 * @returns undefined where the text is no HCL
 */
export function readHcl(text: string): HclBlock | undefined {
  const scanner = new Scanner(text.replaceAll('\r\n', '\n'));
  const file = scanner.body('', []);
  return scanner.isAtEnd && !scanner.isBroken ? file : undefined;
}

const SPACE = /(?:\s|#.*|\/\/.*|\/\*[\s\S]*?\*\/)*/y;
const SPACE_IN_LINE = /(?:[^\S\n]|\/\*[\s\S]*?\*\/)*/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\n/uy;
const COMMENT = /#.*|\/\/.*|\/\*[\s\S]*?\*\//y;

/** So deep blocks and brackets may stand in each other: nobody writes more, and there is no room for it. */
const DEEPEST = 500;

class Scanner {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  isBroken = false;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Reads a body, up to the end of the text or the brace that closes the block. */
  body(type: string, labels: readonly string[]): HclBlock {
    const attributes = new Map<string, string>();
    const blocks: HclBlock[] = [];
    for (;;) {
      this.#skip(SPACE);
      if (this.isBroken || this.isAtEnd || this.#next() === '}') return { type, labels, attributes, blocks };
      const name = this.#take(NAME);
      this.#skip(SPACE_IN_LINE);
      if (name === undefined) this.isBroken = true;
      else if (this.#next() === '=') attributes.set(name, this.#attribute());
      else blocks.push(this.#block(name));
    }
  }

  #attribute(): string {
    this.#at += 1;
    const start = this.#at;
    this.#expression(false);
    return this.#text.slice(start, this.#at).trim();
  }

  #block(type: string): HclBlock {
    const labels: string[] = [];
    while (this.#next() !== '{') {
      const start = this.#at;
      if (this.#next() === '"') this.#quoted();
      else if (this.#take(NAME) === undefined) this.isBroken = true;
      if (this.isBroken) return { type, labels, attributes: new Map(), blocks: [] };
      labels.push(this.#text.slice(start, this.#at).replace(/^"(.*)"$/, '$1'));
      this.#skip(SPACE_IN_LINE);
    }
    this.#at += 1;
    this.#enter();
    const block = this.body(type, labels);
    if (this.#next() === '}') this.#at += 1;
    else this.isBroken = true;
    this.#depth -= 1;
    return block;
  }

  /** Passes over an expression: to the end of the line, or to the brace that closes the block; in brackets over lines too. */
  #expression(isInBrackets: boolean): void {
    while (!this.isAtEnd && !this.isBroken) {
      const next = this.#next();
      if (next === '\n' && !isInBrackets) return;
      if (next === '}' || next === ')' || next === ']') return;
      if (next === '"') this.#quoted();
      else if (next === '{' || next === '(' || next === '[') this.#brackets();
      else if (!this.#heredoc() && this.#take(COMMENT) === undefined) this.#at += 1;
    }
  }

  #brackets(): void {
    this.#at += 1;
    this.#enter();
    this.#expression(true);
    if (this.isAtEnd) this.isBroken = true;
    this.#at += 1;
    this.#depth -= 1;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.isBroken = true;
  }

  /** Passes over a text in quotes, with the templates in it, which may hold further texts. */
  #quoted(): void {
    this.#at += 1;
    while (this.#next() !== '"') {
      if (this.isAtEnd || this.#next() === '\n') this.isBroken = true;
      if (this.isBroken) return;
      const two = this.#text.slice(this.#at, this.#at + 2);
      if (two === '$$' || two === '%%' || two.startsWith('\\')) this.#at += 2;
      else if (two === '${' || two === '%{') {
        this.#at += 1;
        this.#brackets();
      } else this.#at += 1;
    }
    this.#at += 1;
  }

  #heredoc(): boolean {
    HEREDOC.lastIndex = this.#at;
    const [opening, word] = HEREDOC.exec(this.#text) ?? [];
    if (opening === undefined) return false;
    const end = new RegExp(`^[^\\S\\n]*${word}[^\\S\\n]*$`, 'mu');
    const found = end.exec(this.#text.slice(this.#at + opening.length));
    if (found === null) this.isBroken = true;
    else this.#at += opening.length + found.index + found[0].length;
    return true;
  }

  #next(): string {
    return this.#text[this.#at] ?? '';
  }

  #skip(pattern: RegExp): void {
    this.#take(pattern);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}
