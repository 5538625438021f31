// One helper that makes a number with a unit a type of its own, so that degrees are not added to pixels by mistake.

declare const brand: unique symbol

/** A value of type T that is known to be a Name: made by a constructor such as `degrees(3)`, erased at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
