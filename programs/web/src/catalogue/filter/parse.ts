// Reads a filter by recursive descent: or, and, not, comparisons, sums, products, powers, and what stands in brackets.

import { FilterProblem } from './problem.ts'
import type { Arithmetic, Comparison, Node } from './syntax.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Deeper nesting is refused: it would come from a program, not from a person. */
const DEEPEST = 40
const MOST_TOKENS = 600

const KEYWORDS = new Set(['and', 'or', 'not', 'between', 'in', 'is', 'null', 'true', 'false'])
const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>='])
/** What may follow a number as its unit. */
const UNIT = /^(?:[numkMGµ]?Jy|deg|arcmin|arcsec|mas|[kMG]?Hz|pixel|pix|m?K|count|adu)$/

/** The tree of a filter or expression. @throws FilterProblem */
export function parse(text: string): Node {
  const tokens = tokensOf(text)
  if (tokens.length > MOST_TOKENS) {
    throw new FilterProblem(`A filter has at most ${MOST_TOKENS} words and signs.`, tokens[MOST_TOKENS].at, text.length)
  }
  const parser = new Parser(tokens)
  const node = parser.whole()
  return node
}

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Node {
    const node = this.#either()
    const rest = this.#peek()
    if (rest.kind !== 'end') throw new FilterProblem(`${rest.text} was not expected here.`, rest.at, rest.end, hintFor(rest))
    return node
  }

  #either(): Node {
    return this.#nested(() => {
      let left = this.#both()
      while (this.#takeWord('or')) left = joined('either', left, this.#both())
      return left
    })
  }

  #both(): Node {
    let left = this.#not()
    while (this.#takeWord('and')) left = joined('both', left, this.#not())
    return left
  }

  #not(): Node {
    const { at } = this.#peek()
    if (!this.#takeWord('not')) return this.#comparison()
    return this.#nested(() => {
      const of = this.#not()
      return { kind: 'not', of, at, end: of.end }
    })
  }

  #comparison(): Node {
    const left = this.#sum()
    const token = this.#peek()
    if (token.kind === 'sign' && COMPARISONS.has(token.text)) {
      this.#next++
      const right = this.#sum()
      const after = this.#peek()
      if (after.kind === 'sign' && COMPARISONS.has(after.text)) {
        throw new FilterProblem('Comparisons cannot be chained.', after.at, after.end, 'Write x between 1 and 5.')
      }
      return { kind: 'comparison', operator: token.text as Comparison, left, right, at: left.at, end: right.end }
    }
    if (this.#takeWord('is')) return this.#isNull(left)
    const denied = this.#takeWord('not') || this.#takeSign('!~', false)
    const node = this.#belongs(left, denied)
    return denied ? { kind: 'not', of: node, at: node.at, end: node.end } : node
  }

  /** What follows a value: between, in, ~; the value alone where none does. */
  #belongs(of: Node, denied: boolean): Node {
    const token = this.#peek()
    if (this.#takeSign('~') || this.#takeSign('!~')) {
      const pattern = this.#peek()
      if (pattern.kind !== 'text')
        throw new FilterProblem('Expected a pattern in quotes.', pattern.at, pattern.end, "Write morph ~ 'ext*'.")
      this.#next++
      return { kind: 'like', of, pattern: pattern.text, at: of.at, end: pattern.end }
    }
    if (this.#takeWord('between')) {
      const low = this.#sum()
      this.#expectWord('and')
      const high = this.#sum()
      return { kind: 'between', of, low, high, at: of.at, end: high.end }
    }
    if (this.#takeWord('in')) {
      this.#expectSign('(')
      const { values, end } = this.#list()
      return { kind: 'among', of, values, at: of.at, end }
    }
    if (denied) throw new FilterProblem('Expected between, in or ~ after not.', token.at, token.end)
    return of
  }

  #isNull(of: Node): Node {
    const denied = this.#takeWord('not')
    const { end } = this.#peek()
    this.#expectWord('null')
    const node: Node = { kind: 'null', of, at: of.at, end }
    return denied ? { kind: 'not', of: node, at: of.at, end } : node
  }

  #sum(): Node {
    let left = this.#product()
    for (let sign = this.#peek(); sign.kind === 'sign' && (sign.text === '+' || sign.text === '-'); sign = this.#peek()) {
      this.#next++
      left = arithmetic(sign.text, left, this.#product())
    }
    return left
  }

  #product(): Node {
    let left = this.#signed()
    for (let sign = this.#peek(); sign.kind === 'sign' && (sign.text === '*' || sign.text === '/'); sign = this.#peek()) {
      this.#next++
      left = arithmetic(sign.text, left, this.#signed())
    }
    return left
  }

  #signed(): Node {
    const { at } = this.#peek()
    if (this.#takeSign('+')) return this.#nested(() => this.#signed())
    if (!this.#takeSign('-')) return this.#power()
    return this.#nested(() => {
      const of = this.#signed()
      // A number with its sign is a number still: sexagesimal angles keep theirs, '-00:30:00' is not '+00:30:00'.
      if (of.kind === 'angle') return { ...of, text: `-${of.text}`, at }
      return of.kind === 'number' ? { ...of, value: -of.value, at } : { kind: 'negative', of, at, end: of.end }
    })
  }

  #power(): Node {
    const base = this.#primary()
    if (!this.#takeSign('^')) return base
    return this.#nested(() => arithmetic('^', base, this.#signed()))
  }

  #primary(): Node {
    const token = this.#peek()
    this.#next++
    const { at, end, text } = token
    switch (token.kind) {
      case 'number':
        return this.#quantity(token)
      case 'sexagesimal':
        return { kind: 'angle', text, at, end }
      case 'text':
        return { kind: 'text', value: text, at, end }
      case 'name':
        return this.#named(token)
      case 'sign':
        if (text === '(') {
          const inner = this.#either()
          const close = this.#expectSign(')')
          return { ...inner, at, end: close.end }
        }
        throw new FilterProblem(`${text} was not expected here.`, at, end)
      default:
        throw new FilterProblem('Something is missing at the end.', at, end)
    }
  }

  /** A number and the unit after it, such as 5 mJy/beam. */
  #quantity({ text, at, end }: Token): Node {
    const value = Number(text)
    const unit = this.#peek()
    if (unit.kind !== 'name' || !UNIT.test(unit.text)) return { kind: 'number', value, at, end }
    this.#next++
    const [slash, beam] = [this.#tokens[this.#next], this.#tokens[this.#next + 1]]
    const perBeam = slash.text === '/' && beam !== undefined && /^(beam|bm)$/i.test(beam.text)
    if (perBeam) this.#next += 2
    return { kind: 'number', value, unit: perBeam ? `${unit.text}/beam` : unit.text, at, end: perBeam ? beam.end : unit.end }
  }

  #named({ text, at, end }: Token): Node {
    const word = text.toLowerCase()
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true', at, end }
    if (KEYWORDS.has(word)) throw new FilterProblem(`${text} was not expected here.`, at, end)
    if (!this.#takeSign('(')) return { kind: 'name', name: text, at, end }
    const list = this.#list()
    return { kind: 'call', name: word, values: list.values, at, end: list.end }
  }

  /** Values up to the closing bracket. */
  #list(): { values: Node[]; end: number } {
    const values: Node[] = []
    if (this.#peek().text !== ')') {
      do values.push(this.#sum())
      while (this.#takeSign(','))
    }
    return { values, end: this.#expectSign(')').end }
  }

  #nested<T>(make: () => T): T {
    const { at, end } = this.#peek()
    if (++this.#depth > DEEPEST) throw new FilterProblem(`A filter nests at most ${DEEPEST} deep.`, at, end)
    const made = make()
    this.#depth--
    return made
  }

  #peek(): Token {
    return this.#tokens[this.#next]
  }

  #takeWord(word: string): boolean {
    const token = this.#peek()
    if (token.kind !== 'name' || token.text.toLowerCase() !== word) return false
    this.#next++
    return true
  }

  #takeSign(sign: string, take = true): boolean {
    const token = this.#peek()
    if (token.kind !== 'sign' || token.text !== sign) return false
    if (take) this.#next++
    return true
  }

  #expectWord(word: string): void {
    const token = this.#peek()
    if (!this.#takeWord(word)) throw new FilterProblem(`Expected ${word} here.`, token.at, token.end)
  }

  #expectSign(sign: string): Token {
    const token = this.#peek()
    if (!this.#takeSign(sign)) throw new FilterProblem(`Expected ${sign} here.`, token.at, token.end)
    return token
  }
}

const joined = (kind: 'both' | 'either', left: Node, right: Node): Node => ({ kind, left, right, at: left.at, end: right.end })

const arithmetic = (operator: string, left: Node, right: Node): Node => ({
  kind: 'arithmetic',
  operator: operator as Arithmetic,
  left,
  right,
  at: left.at,
  end: right.end,
})

function hintFor(token: Token): string | undefined {
  if (token.kind === 'name') return 'Join conditions with and or or; put words of text in quotes.'
  return token.text === ')' ? 'A bracket is closed that was not opened.' : undefined
}
