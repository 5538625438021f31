// The distance of two positions on the sphere, in degrees, exact for small ones.

const RADIANS = Math.PI / 180

export function separation(lonA: number, latA: number, lonB: number, latB: number): number {
  const byLat = Math.sin(((latB - latA) * RADIANS) / 2)
  const byLon = Math.sin(((lonB - lonA) * RADIANS) / 2)
  const h = byLat * byLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * byLon * byLon
  return (2 * Math.asin(Math.min(1, Math.sqrt(h)))) / RADIANS
}
