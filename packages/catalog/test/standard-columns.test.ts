// Every standard column has a unit and a UCD that astropy's vocabulary knows, and a name of its own.

import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { standardColumns, type TableKind } from '../src/index.ts'

const kinds: TableKind[] = ['components', 'islands', 'sources', 'truth']

describe('the standard columns', () => {
  it.each(kinds)('have unique names and descriptions: %s', (kind) => {
    const names = standardColumns(kind).map((definition) => definition.name)
    expect(new Set(names).size).toBe(names.length)
    for (const definition of standardColumns(kind)) expect(definition.description.length, definition.name).toBeGreaterThan(8)
  })
})

describeWith('astropy', 'astropy', () => {
  it.each(kinds)('knows every UCD and unit: %s', (kind) => {
    const program = `
import json, sys
from astropy.io.votable.ucd import parse_ucd
from astropy import units
problems = []
for column in json.load(sys.stdin):
    try:
        if 'ucd' in column: parse_ucd(column['ucd'], check_controlled_vocabulary=True)
        if 'unit' in column: units.Unit(column['unit'], format='vounit')
    except Exception as error: problems.append(column['name'] + ': ' + str(error))
print(json.dumps(problems))`
    expect(askPython<string[]>(program, standardColumns(kind))).toEqual([])
  })
})
