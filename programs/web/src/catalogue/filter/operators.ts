// What signs and functions do to blocks of numbers: plain loops, with NaN for what is not known.

import type { Arithmetic, Comparison } from './syntax.ts'

/** Changes the first `count` values of `a` by those of `b`. */
type Loop = (a: Float64Array, b: Float64Array, count: number) => void
type UnaryLoop = (a: Float64Array, count: number) => void

export const ARITHMETIC: Readonly<Record<Arithmetic, Loop>> = {
  '+': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] += b[i]
  },
  '-': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] -= b[i]
  },
  '*': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] *= b[i]
  },
  '/': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] /= b[i]
  },
  '^': (a, b, count) => {
    // Without the test, what is not known would be 1 to the power of 0.
    for (let i = 0; i < count; i++) a[i] = Number.isNaN(a[i]) ? Number.NaN : a[i] ** b[i]
  },
}

/** 1 or 0; NaN where either side is null. */
export const COMPARISON: Readonly<Record<Comparison, Loop>> = {
  '=': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = a[i] === b[i] ? 1 : unless(a[i], b[i])
  },
  '!=': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = a[i] === b[i] ? 0 : 1 - unless(a[i], b[i])
  },
  '<': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = a[i] < b[i] ? 1 : unless(a[i], b[i])
  },
  '<=': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = a[i] <= b[i] ? 1 : unless(a[i], b[i])
  },
  '>': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = a[i] > b[i] ? 1 : unless(a[i], b[i])
  },
  '>=': (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = a[i] >= b[i] ? 1 : unless(a[i], b[i])
  },
}

/** False, or not known where one side is not. */
function unless(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0
}

/** Truth with null, as in SQL: false and null is false, true or null is true. */
export const LOGIC: Readonly<Record<'both' | 'either', Loop>> = {
  both: (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = a[i] === 0 || b[i] === 0 ? 0 : a[i] * b[i]
  },
  either: (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = a[i] === 1 || b[i] === 1 ? 1 : a[i] + b[i]
  },
}

const each =
  (change: (value: number) => number): UnaryLoop =>
  (a, count) => {
    for (let i = 0; i < count; i++) a[i] = change(a[i])
  }

export const negate: UnaryLoop = (a, count) => {
  for (let i = 0; i < count; i++) a[i] = -a[i]
}

/** Not known stays not known. */
export const deny: UnaryLoop = (a, count) => {
  for (let i = 0; i < count; i++) a[i] = 1 - a[i]
}

export const testNull: UnaryLoop = (a, count) => {
  for (let i = 0; i < count; i++) a[i] = Number.isNaN(a[i]) ? 1 : 0
}

/** Functions of one number. `keepsUnit`: the answer is in the unit of what was given. */
export const UNARY: Readonly<Record<string, { readonly loop: UnaryLoop; readonly keepsUnit: boolean }>> = {
  abs: { loop: each(Math.abs), keepsUnit: true },
  sqrt: { loop: each(Math.sqrt), keepsUnit: false },
  log10: { loop: each(Math.log10), keepsUnit: false },
  ln: { loop: each(Math.log), keepsUnit: false },
  exp: { loop: each(Math.exp), keepsUnit: false },
  floor: { loop: each(Math.floor), keepsUnit: true },
  round: { loop: each(Math.round), keepsUnit: true },
}

/** Functions of two numbers or more, two at a time, all in one unit. */
export const FOLDED: Readonly<Record<string, Loop>> = {
  min: (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = Math.min(a[i], b[i])
  },
  max: (a, b, count) => {
    for (let i = 0; i < count; i++) a[i] = Math.max(a[i], b[i])
  },
  hypot: (a, b, count) => {
    // Without the test, an infinite side would hide one that is not known.
    for (let i = 0; i < count; i++) a[i] = Number.isNaN(a[i]) || Number.isNaN(b[i]) ? Number.NaN : Math.hypot(a[i], b[i])
  },
}

/** All functions, for messages and completion. */
export const FUNCTION_NAMES: readonly string[] = [...Object.keys(UNARY), ...Object.keys(FOLDED), 'sep']
