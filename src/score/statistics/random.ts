/** The next whole number from 0 up to, and without, `below`. */
export type Random = (below: number) => number

/**
 * A seeded stream of chance, the same on any machine: xoshiro128** of Blackman and Vigna ("Scrambled linear pseudorandom number
 * generators", 2018), its state filled from the seed by a Weyl sequence through a mixer.
 */
export function randomFrom(seed: number): Random {
  let weyl = seed >>> 0
  const mixed = () => {
    weyl = (weyl + 0x9e3779b9) >>> 0
    let word = Math.imul(weyl ^ (weyl >>> 16), 0x85ebca6b)
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
    return word ^ (word >>> 16)
  }
  let [a, b, c, d] = [mixed(), mixed(), mixed(), mixed()]
  return (below) => {
    const five = Math.imul(b, 5)
    const word = Math.imul((five << 7) | (five >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return Math.floor((word / 2 ** 32) * below)
  }
}
