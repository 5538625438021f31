// A filter as a tree: what was written, before anybody asks whether the columns exist.

/** Where in the text a node stands. */
export interface Place {
  readonly at: number
  readonly end: number
}

export type Arithmetic = '+' | '-' | '*' | '/' | '^'
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

export type Node = Place &
  (
    | { readonly kind: 'number'; readonly value: number; readonly unit?: string }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'angle'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'negative'; readonly of: Node }
    | { readonly kind: 'not'; readonly of: Node }
    | { readonly kind: 'both' | 'either'; readonly left: Node; readonly right: Node }
    | { readonly kind: 'arithmetic'; readonly operator: Arithmetic; readonly left: Node; readonly right: Node }
    | { readonly kind: 'comparison'; readonly operator: Comparison; readonly left: Node; readonly right: Node }
    | { readonly kind: 'between'; readonly of: Node; readonly low: Node; readonly high: Node }
    | { readonly kind: 'among'; readonly of: Node; readonly values: readonly Node[] }
    | { readonly kind: 'null'; readonly of: Node }
    | { readonly kind: 'like'; readonly of: Node; readonly pattern: string }
    | { readonly kind: 'call'; readonly name: string; readonly values: readonly Node[] }
  )
