// Who asks. Without authentication everybody is the same owner; with it, the token says who.

/** What a caller may do beyond work on what is their own. */
export type Role = 'operator'

/** Who asks for something: every use-case takes one first, and sees only what that owner has. */
export interface Caller {
  readonly owner: string
  readonly roles: readonly Role[]
}

/** The one caller of a service without authentication. */
export const anonymous: Caller = Object.freeze({ owner: 'anonymous', roles: [] })
